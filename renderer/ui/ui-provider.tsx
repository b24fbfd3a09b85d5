/**
 * What the primitives need around them: no inline <style> (the window's content security policy forbids it), the direction of the
 * interface, one delay for tooltips, and the place where notices appear.
 */
import { CSPProvider } from '@base-ui/react/csp-provider';
import { DirectionProvider } from '@base-ui/react/direction-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ToastProvider } from './toast.tsx';

export function UiProvider({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation();
  return (
    <CSPProvider disableStyleElements>
      <DirectionProvider direction={i18n.dir()}>
        <Tooltip.Provider delay={500}>
          <ToastProvider>{children}</ToastProvider>
        </Tooltip.Provider>
      </DirectionProvider>
    </CSPProvider>
  );
}
