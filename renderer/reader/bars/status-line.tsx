/** The one line below the page: the place, how far that is, what is doubtful or missing. */
import { memo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Said } from '../align-mode/said.tsx';
import { ShortcutsButton } from '../../shell/shortcuts-button.tsx';
import { Places } from '../history/places.tsx';
import type { BeadCounts } from '../bead-flags.ts';
import type { Session } from '../session.ts';
import styles from './bars.module.css';

export interface StatusLineProps {
  readonly session: Session;
  readonly counts: BeadCounts;
  readonly onDoubt: () => void;
  readonly onGap: () => void;
}

export function StatusLine({ session, counts, onDoubt, onGap }: StatusLineProps) {
  const { t } = useTranslation('reader');
  const { view } = session;
  const { start, share } = useSyncExternalStore(view.subscribe, view.snapshot);
  const progress = share >= 1 ? 1 : Math.min(1, start / (1 - share));
  return (
    <footer className={styles.status}>
      <Places session={session} />
      <progress className={styles.progress} value={progress} max={1} aria-label={t('status.progress')} />
      <Counts counts={counts} onDoubt={onDoubt} onGap={onGap} />
      <Said />
      <ShortcutsButton />
    </footer>
  );
}

type CountsProps = Pick<StatusLineProps, 'counts' | 'onDoubt' | 'onGap'>;

/** What does not change while scrolling. */
const Counts = memo(function Counts({ counts, onDoubt, onGap }: CountsProps) {
  const { t } = useTranslation('reader');
  return (
    <span className={styles.counts}>
      <button type="button" disabled={counts.doubtful === 0} onClick={onDoubt} title={t('status.nextDoubt')}>
        {t('status.doubtful', { count: counts.doubtful })}
      </button>
      <button type="button" disabled={counts.gaps === 0} onClick={onGap} title={t('status.nextGap')}>
        {t('status.gaps', { count: counts.gaps })}
      </button>
    </span>
  );
});
