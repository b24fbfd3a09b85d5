/** The "?" at the end of a doubtful row: says why when it is pointed at, focused or pressed. */
import { Popover } from '@base-ui/react/popover';
import { useTranslation } from 'react-i18next';
import type { Reason } from '../../../contract/model.ts';
import { useWords } from '../../i18n/words.ts';
import { cx } from '../../ui/index.ts';
import styles from './marks.module.css';

export function DoubtMark({ reasons, number }: { readonly reasons: readonly Reason[]; readonly number: number }) {
  const { t } = useTranslation('reader');
  const words = useWords();
  const said = reasons.length > 0 ? reasons.map((reason) => words.reason(reason)) : [t('mark.lowScore')];
  const name = t('mark.doubtful', { number, reasons: said.join('; ') });
  return (
    <Popover.Root>
      <Popover.Trigger
        openOnHover
        delay={250}
        closeDelay={80}
        className={cx(styles.press, styles.doubt)}
        aria-label={name}
      >
        ?
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="inline-start" sideOffset={8} collisionPadding={8} className={styles.reasonsAt}>
          <Popover.Popup className={styles.reasons} initialFocus={false}>
            <Popover.Title className={styles.reasonsTitle}>{t('mark.why')}</Popover.Title>
            <ul>
              {said.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
