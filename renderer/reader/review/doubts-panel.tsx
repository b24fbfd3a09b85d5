/** The queue of doubts: the least sure rows first, each with its reasons. The page follows; rows are confirmed or left from here. */
import { Check, CornerDownRight, RefreshCw, SkipForward } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Edit } from '../../../contract/edit.ts';
import type { Doubt, DoubtQueue } from '../../../contract/review.ts';
import { useWords } from '../../i18n/words.ts';
import { call, runJob } from '../../service/client.ts';
import { reportError } from '../../shell/report-error.ts';
import { Button, IconButton, Segmented, notify } from '../../ui/index.ts';
import { uncoverPage } from '../panel/panel-state.ts';
import { useOpeningQuery } from '../panel/use-opening-query.ts';
import { useEditor } from '../align-mode/use-editor.ts';
import { useReader } from '../reader-context.ts';
import { DoubtItem } from './doubt-item.tsx';
import { QueueList } from './queue-list.tsx';
import styles from './review.module.css';

/** Things listed at first; as many more each time that is asked for, up to what one call answers. */
const SHOWN = 100;
const MOST = 500;

type Which = 'doubtful' | 'all';

export function DoubtsPanel() {
  const { t } = useTranslation('review');
  const words = useWords();
  const reader = useReader();
  const { workId, columns, goToRow } = reader;
  const [which, setWhich] = useState<Which>('doubtful');
  const [count, setCount] = useState(SHOWN);
  const { data, error } = useOpeningQuery(`doubts.${which}.${count}`, () =>
    call('review.doubts', { workId, which, from: 0, count }),
  );
  const queue = useQueue(data);
  if (error) return <p className={styles.note}>{words.error(error).what}</p>;
  if (!data) return null;

  const { doubts, active, current } = queue;
  const total = data.total - (data.doubts.length - doubts.length);
  const go = (index: number) => {
    const doubt = doubts[index];
    if (!doubt) return;
    uncoverPage();
    goToRow(doubt.row);
  };
  const onKey = (key: string): boolean => {
    if (key === 'a') queue.confirm();
    else if (key === 'x') queue.walk(active + 1);
    else return false;
    return true;
  };
  return (
    <>
      <div className={styles.head}>
        <Segmented<Which>
          label={t('doubts.which')}
          value={which}
          options={[
            { value: 'doubtful', label: t('doubts.doubtful') },
            { value: 'all', label: t('doubts.all') },
          ]}
          onValueChange={(next) => {
            setWhich(next);
            setCount(SHOWN);
            queue.walk(0);
          }}
        />
        <ScoreButton />
      </div>
      <p className={styles.note} role="status">
        {t('doubts.count', { count: total })}
      </p>
      {doubts.length > 0 ? (
        <QueueList
          label={t('doubts.name')}
          items={doubts.map((doubt) => ({
            key: String(doubt.beadIds[0]),
            content: <DoubtItem doubt={doubt} columns={columns} />,
          }))}
          active={active}
          onActive={queue.walk}
          onGo={go}
          onKey={onKey}
        />
      ) : null}
      {data.total > data.doubts.length && count < MOST ? (
        <Button variant="quiet" className={styles.more} onClick={() => setCount(Math.min(MOST, count + SHOWN))}>
          {t('doubts.more', { count: data.total - data.doubts.length })}
        </Button>
      ) : null}
      <div className={styles.actions} role="group" aria-label={t('doubts.actions')}>
        <Button icon={<CornerDownRight aria-hidden />} disabled={!current} onClick={() => go(active)}>
          {t('doubts.go')}
        </Button>
        <Button icon={<Check aria-hidden />} disabled={!current} onClick={() => queue.confirm()}>
          {t('doubts.confirm')}
        </Button>
        <Button icon={<SkipForward aria-hidden />} disabled={!current} onClick={() => queue.walk(active + 1)}>
          {t('doubts.leave')}
        </Button>
        <p className={styles.keys}>{t('doubts.keys')}</p>
      </div>
    </>
  );
}

/** The queue as it is walked through: the page goes along, and what was confirmed leaves the list at once. */
function useQueue(told: DoubtQueue | undefined) {
  const { session } = useReader();
  const [at, setAt] = useState(0);
  /** What was confirmed here, by first row, and the revision that this led to; until the queue is as new, it still lists them. */
  const [confirmed, setConfirmed] = useState<ReadonlyMap<number, number>>(new Map());
  const gone = (doubt: Doubt) => (confirmed.get(doubt.beadIds[0] ?? 0) ?? 0) > (told?.revision ?? 0);
  const doubts = (told?.doubts ?? []).filter((doubt) => !gone(doubt));
  const active = Math.max(0, Math.min(at, doubts.length - 1));
  const current = doubts[active];
  const editor = useEditor();

  const show = (list: readonly Doubt[], index: number) => {
    const next = Math.max(0, Math.min(index, list.length - 1));
    setAt(next);
    const doubt = list[next];
    if (doubt) session.view.goToRow(doubt.row);
  };
  const mark = (id: number, revision: number) => setConfirmed((before) => new Map(before).set(id, revision));
  const confirm = () => {
    if (!current) return;
    const { beadIds } = current;
    const [first = 0] = beadIds;
    mark(first, Number.POSITIVE_INFINITY);
    show(
      doubts.filter((doubt) => doubt !== current),
      active,
    );
    const ask = (): Edit => ({ kind: 'status', beadIds: [...beadIds], status: 'confirmed' });
    // Where it was not confirmed after all, the editor has said why, and the row is listed again.
    void editor.edit(ask, 'nowhere').then((outcome) => mark(first, outcome?.revision ?? 0));
  };
  return { doubts, active, current, walk: (index: number) => show(doubts, index), confirm };
}

function ScoreButton() {
  const { t } = useTranslation('review');
  const { workId, session } = useReader();
  const [scoring, setScoring] = useState(false);
  const onClick = () => {
    setScoring(true);
    runJob('review.score', { workId })
      .then(({ doubtful }) => notify({ title: t('doubts.scored', { count: doubtful }) }))
      .catch(reportError)
      .finally(() => setScoring(false));
  };
  return (
    <IconButton
      label={t('doubts.score')}
      disabled={scoring || session.opening.work.versions.length < 2}
      onClick={onClick}
    >
      <RefreshCw aria-hidden />
    </IconButton>
  );
}
