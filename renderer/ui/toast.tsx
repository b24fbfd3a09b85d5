/**
 * Notices that come from anywhere, also from outside React, stay a while and may offer one action such as undo. F6 moves the focus to
 * them. Errors stay until they are closed.
 */
import { Toast as Base } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from './button.tsx';
import { cx } from './cx.ts';
import styles from './toast.module.css';

const manager = Base.createToastManager();
const SECONDS_PLAIN = 5;
/** With an action there must be time to decide (WCAG 2.2.1 asks for no less than 20 seconds' worth of control). */
const SECONDS_ACTION = 20;

export interface Notice {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly tone?: 'info' | 'error';
  readonly action?: { readonly label: string; readonly onSelect: () => void };
  /** A notice with the same id replaces the one that is shown. */
  readonly id?: string;
}

/** Shows a notice and returns its id. */
export function notify({ title, description, tone = 'info', action, id }: Notice): string {
  const seconds = tone === 'error' ? 0 : action ? SECONDS_ACTION : SECONDS_PLAIN;
  const shown: string = manager.add({
    id,
    title,
    description,
    type: tone,
    timeout: seconds * 1000,
    priority: tone === 'error' ? 'high' : 'low',
    actionProps: action && {
      children: action.label,
      onClick: () => {
        manager.close(shown);
        action.onSelect();
      },
    },
  });
  return shown;
}

export function dismissNotice(id: string): void {
  manager.close(id);
}

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  return (
    <Base.Provider toastManager={manager} limit={4}>
      {children}
      <Base.Portal>
        <Base.Viewport className={styles.viewport}>
          <Toasts />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function Toasts() {
  const { t } = useTranslation('common');
  const { toasts } = Base.useToastManager();
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      swipeDirection={[]}
      className={cx(styles.toast, toast.type === 'error' && styles.error)}
    >
      <Base.Content className={styles.content}>
        <div className={styles.words}>
          <Base.Title className={styles.title} />
          <Base.Description className={styles.description} />
        </div>
        {toast.actionProps ? <Base.Action render={<Button variant="secondary" />} /> : null}
        <Base.Close
          // The library hides it from assistive technology until it is pointed at; ours is in sight from the start.
          aria-hidden={false}
          render={
            <IconButton label={t('dismiss')}>
              <X aria-hidden />
            </IconButton>
          }
        />
      </Base.Content>
    </Base.Root>
  ));
}
