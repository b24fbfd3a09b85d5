/** The preview of a new alignment: what would change, change by change. Until it is accepted nothing changes. */
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RealignScope } from '../../../contract/realign.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { runCommand } from '../../shell/commands.ts';
import { reportError } from '../../shell/report-error.ts';
import { Button, Dialog, Progress, notify } from '../../ui/index.ts';
import { setAlign } from '../align-mode/align-state.ts';
import { useReader } from '../reader-context.ts';
import { ChangeView } from './change-view.tsx';
import { useRealign } from './realign-state.ts';
import { useProposal } from './use-proposal.ts';
import type { ProposalState } from './use-proposal.ts';
import styles from './realign.module.css';

export function RealignDialog() {
  const scope = useRealign((state) => state.scope);
  return scope ? <Preview scope={scope} /> : null;
}

function Preview({ scope }: { readonly scope: RealignScope }) {
  const { t } = useTranslation(['review', 'common']);
  const { workId } = useReader();
  const close = useRealign((state) => state.close);
  const proposal = useProposal(workId, scope);
  const { left, choose, chooseAll } = useChoice(proposal);
  const [storing, setStoring] = useState(false);
  const { summary } = proposal;
  const total = summary?.changes ?? 0;
  const links = summary?.links ?? 0;
  const chosen = total - left.size;

  const accept = () => {
    setStoring(true);
    const undo = () => runCommand('edit.undo');
    proposal
      .accept(left)
      .then((count) => {
        const title = count === 0 ? t('realign.links', { count: links }) : t('realign.accepted', { count });
        // What was said of the edit before is over.
        setAlign({ said: { words: title, refused: false } });
        notify({ title, action: { label: t('common:undo'), onSelect: undo } });
      })
      .catch(reportError)
      .finally(close);
  };
  const nothing = summary !== null && total === 0 && links === 0;
  return (
    <Dialog
      open
      size="large"
      className={styles.dialog}
      dismissible={nothing || proposal.error !== null}
      onOpenChange={(open) => {
        if (!open && !storing) close();
      }}
      title={t('realign.title')}
      description={`${t(`realign.scope.${scope.kind}`)}. ${t('realign.about')}`}
      footer={
        nothing ? (
          <Button variant="primary" onClick={close}>
            {t('common:close')}
          </Button>
        ) : (
          <>
            <Button disabled={storing} onClick={close}>
              {t('common:cancel')}
            </Button>
            <Button variant="primary" disabled={storing || (chosen === 0 && links === 0)} onClick={accept}>
              {left.size === 0 ? t('realign.acceptAll') : t('realign.acceptPart', { chosen, count: total })}
            </Button>
          </>
        )
      }
    >
      <Body proposal={proposal} left={left} onChoose={choose} onChooseAll={chooseAll} />
    </Dialog>
  );
}

/** Which changes are not to be taken over. */
function useChoice({ summary }: ProposalState) {
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const choose = useCallback((index: number, chosen: boolean) => {
    setLeft((before) => {
      const next = new Set(before);
      if (chosen) next.delete(index);
      else next.add(index);
      return next;
    });
  }, []);
  const count = summary?.changes ?? 0;
  const chooseAll = useCallback(
    (chosen: boolean) => setLeft(chosen ? new Set() : new Set(Array.from({ length: count }, (_, index) => index))),
    [count],
  );
  return { left, choose, chooseAll };
}

interface BodyProps {
  readonly proposal: ProposalState;
  readonly left: ReadonlySet<number>;
  readonly onChoose: (index: number, chosen: boolean) => void;
  readonly onChooseAll: (chosen: boolean) => void;
}

function Body({ proposal, left, onChoose, onChooseAll }: BodyProps) {
  const { t } = useTranslation('review');
  const words = useWords();
  const { columns } = useReader();
  const { summary, changes, error, progress, more } = proposal;
  if (error !== null) {
    const { what, remedy } = words.error(error);
    return (
      <p role="alert" className={styles.note}>
        {what} {remedy}
      </p>
    );
  }
  if (!summary) {
    return (
      <Progress
        label={progress ? words.phase(progress.phase) : t('realign.computing')}
        share={progress?.share ?? null}
      />
    );
  }
  const facts = t('realign.facts', { count: summary.rows, standing: formatNumber(summary.standing) });
  if (summary.changes === 0) {
    return (
      <p role="status" className={styles.note}>
        <strong>{summary.links > 0 ? t('realign.links', { count: summary.links }) : t('realign.none')}</strong> {facts}
      </p>
    );
  }
  return (
    <>
      <div className={styles.summary}>
        <label className={styles.choose}>
          <input
            type="checkbox"
            checked={left.size === 0}
            ref={(box) => {
              if (box) box.indeterminate = left.size > 0 && left.size < summary.changes;
            }}
            onChange={(event) => onChooseAll(event.target.checked)}
          />
          <span>{t('realign.all', { count: summary.changes })}</span>
        </label>
        <span role="status">
          {facts} {summary.links > 0 ? t('realign.links', { count: summary.links }) : null}
        </span>
      </div>
      {changes.map((change) => (
        <ChangeView
          key={change.index}
          change={change}
          columns={columns}
          chosen={!left.has(change.index)}
          onChoose={onChoose}
        />
      ))}
      {changes.length < summary.changes ? (
        <Button className={styles.next} onClick={more}>
          {t('realign.more', { count: summary.changes - changes.length })}
        </Button>
      ) : null}
    </>
  );
}
