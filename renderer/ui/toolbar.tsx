/** A row of buttons that is one stop of the Tab key: arrows go from one to the next. */
import { Toolbar as Base } from '@base-ui/react/toolbar';
import type { ComponentProps, ReactNode } from 'react';

interface PartProps {
  readonly className?: string;
  readonly children: ReactNode;
}

export function Toolbar({ label, className, children }: PartProps & { readonly label: string }) {
  return (
    <Base.Root aria-label={label} className={className}>
      {children}
    </Base.Root>
  );
}

export function ToolbarGroup({ className, children }: PartProps) {
  return <Base.Group className={className}>{children}</Base.Group>;
}

/** Takes the usual properties of a button, and so those that a tooltip hands down. */
export function ToolbarButton(props: ComponentProps<typeof Base.Button>) {
  return <Base.Button {...props} />;
}
