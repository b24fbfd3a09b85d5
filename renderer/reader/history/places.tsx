/** In the status line: back, the paragraph where the view is (a way to any other), forward. */
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { runCommand } from '../../shell/commands.ts';
import { numberOf } from '../layout/items.ts';
import { useReader } from '../reader-context.ts';
import type { Session } from '../session.ts';
import { openGoTo } from './go-to.tsx';
import { useJumps } from './jumps.ts';
import styles from './history.module.css';

export function Places({ session }: { readonly session: Session }) {
  const { t } = useTranslation(['panels', 'reader']);
  const { items } = useReader();
  const { opening, view } = session;
  const current = useSyncExternalStore(view.subscribe, () => view.snapshot().current);
  const { workId, back, forward } = useJumps();
  const own = workId === opening.work.id;
  return (
    <span className={styles.places}>
      <button
        type="button"
        title={t('panels:history.back')}
        aria-label={t('panels:history.back')}
        disabled={!own || back.length === 0}
        onClick={() => runCommand('reader.back')}
      >
        <ArrowLeft aria-hidden />
      </button>
      <button type="button" className={styles.position} title={t('panels:goTo.title')} onClick={openGoTo}>
        {t('reader:status.paragraph', { number: numberOf(items, current), count: items.total })}
      </button>
      <button
        type="button"
        title={t('panels:history.forward')}
        aria-label={t('panels:history.forward')}
        disabled={!own || forward.length === 0}
        onClick={() => runCommand('reader.forward')}
      >
        <ArrowRight aria-hidden />
      </button>
    </span>
  );
}
