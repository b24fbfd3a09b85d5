/** Dialogs keep the focus until they are closed and give it back to where it was. */
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './cx.ts';
import styles from './dialog.module.css';
import { useKeptFocus } from './kept-focus.ts';
import layer from './layer.module.css';

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  /** small: a question. medium: a form. large: work on many things, nearly the window. */
  readonly size?: 'small' | 'medium' | 'large';
  /** False keeps a click outside from closing, where something would be lost. */
  readonly dismissible?: boolean;
  /** Buttons at the end; the row stays in sight while the body scrolls. */
  readonly footer?: ReactNode;
  /** True for text that may be longer than the window and holds nothing to tab to: it takes the focus itself, so that keys scroll it. */
  readonly reading?: boolean;
  readonly initialFocus?: RefObject<HTMLElement | null>;
  readonly className?: string;
  readonly children?: ReactNode;
}

export function Dialog(props: DialogProps) {
  const { open, onOpenChange, title, description, size = 'medium', dismissible = true } = props;
  const { t } = useTranslation('common');
  const [popup, setPopup] = useState<HTMLElement | null>(null);
  useKeptFocus(popup);
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)} disablePointerDismissal={!dismissible}>
      <Base.Portal>
        <Base.Backdrop className={layer.backdrop} />
        <Base.Viewport className={styles.viewport}>
          <Base.Popup
            ref={setPopup}
            data-dialog
            className={cx(layer.sheet, styles.popup, styles[size], props.className)}
            initialFocus={props.initialFocus}
          >
            <header className={styles.header}>
              <div>
                <Base.Title className={styles.title}>{title}</Base.Title>
                {description ? <Base.Description className={styles.description}>{description}</Base.Description> : null}
              </div>
            </header>
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls and holds nothing to tab to must take the focus */}
            <div className={styles.body} tabIndex={props.reading ? 0 : undefined}>
              <div className={styles.content}>{props.children}</div>
            </div>
            {props.footer ? <footer className={styles.footer}>{props.footer}</footer> : null}
            {/* Last in order, so that the focus starts at what the dialog is for; without a tooltip, which would take Escape. */}
            <Base.Close className={styles.close} aria-label={t('close')}>
              <X aria-hidden />
            </Base.Close>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
