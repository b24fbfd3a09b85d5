/** The whole of an alignment at a glance: two versions as a dot plot, and the same facts as a list. */
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Version, VersionId } from '../../../contract/model.ts';
import type { AlignmentPath } from '../../../contract/review.ts';
import { languageName } from '../../i18n/languages.ts';
import { useWords } from '../../i18n/words.ts';
import { call } from '../../service/client.ts';
import { Select } from '../../ui/index.ts';
import { uncoverPage } from '../panel/panel-state.ts';
import { useOpeningQuery } from '../panel/use-opening-query.ts';
import { versionOf, versionOptions } from '../panel/version-options.ts';
import { useReader } from '../reader-context.ts';
import { useNotedRows } from '../spine/noted-rows.ts';
import { QueueList } from '../review/queue-list.tsx';
import { DotPlot } from './dot-plot.tsx';
import { factsOf } from './facts.ts';
import type { Fact } from './facts.ts';
import { Legend } from './legend.tsx';
import styles from './overview.module.css';

/** Facts listed at once. Who needs more narrows the work down: by doubts, by gaps, by zoom. */
const MOST = 400;

export function OverviewPanel() {
  const { t } = useTranslation('review');
  const { columns } = useReader();
  const shown = columns.map(({ version }) => version);
  const [chosen, setChosen] = useState<readonly [VersionId | null, VersionId | null]>([null, null]);
  const a = shown.find(({ id }) => id === chosen[0]) ?? shown[0];
  const b = shown.find(({ id }) => id === chosen[1] && id !== a?.id) ?? shown.find(({ id }) => id !== a?.id);
  if (!a || !b) return <p className={styles.hint}>{t('overview.alone')}</p>;
  return (
    <>
      <div className={styles.axes}>
        <Axis label={t('overview.across')} version={a} versions={shown} onChoose={(id) => setChosen([id, b.id])} />
        <Axis
          label={t('overview.down')}
          version={b}
          versions={shown.filter(({ id }) => id !== a.id)}
          onChoose={(id) => setChosen([a.id, id])}
        />
      </div>
      <Pair key={`${a.id}.${b.id}`} a={a} b={b} />
    </>
  );
}

function Pair({ a, b }: { readonly a: Version; readonly b: Version }) {
  const words = useWords();
  const { workId } = useReader();
  const { data, error } = useOpeningQuery(`path.${a.id}.${b.id}`, () =>
    call('overview.path', { workId, a: a.id, b: b.id }),
  );
  if (error) return <p className={styles.hint}>{words.error(error).what}</p>;
  if (!data) return null;
  return (
    <>
      <DotPlot path={data} />
      <Legend />
      <Facts path={data} a={a} b={b} />
    </>
  );
}

interface AxisProps {
  readonly label: string;
  readonly version: Version;
  readonly versions: readonly Version[];
  readonly onChoose: (id: VersionId) => void;
}

function Axis({ label, version, versions, onChoose }: AxisProps) {
  const { i18n } = useTranslation();
  const options = useMemo(() => versionOptions(versions, i18n.language), [versions, i18n.language]);
  return (
    <Select
      label={label}
      value={String(version.id)}
      options={options}
      onValueChange={(value) => {
        const next = versionOf(versions, value);
        if (next) onChoose(next.id);
      }}
    />
  );
}

interface FactsProps {
  readonly path: AlignmentPath;
  readonly a: Version;
  readonly b: Version;
}

function Facts({ path, a, b }: FactsProps) {
  const { t } = useTranslation('review');
  const { session, flags, goToRow } = useReader();
  const say = useSaying(a, b);
  const noted = useNotedRows();
  const facts = useMemo(() => factsOf(path, flags, noted), [path, flags, noted]);
  const [active, setActive] = useState(0);
  const listed = facts.slice(0, MOST);
  const items = listed.map((fact, index) => ({ key: `${fact.kind}.${fact.row}.${index}`, content: say(fact) }));
  if (facts.length === 0) return <p className={styles.hint}>{t('overview.nothing')}</p>;
  return (
    <>
      <QueueList
        label={t('overview.facts')}
        items={items}
        active={Math.min(active, items.length - 1)}
        onActive={(index) => {
          setActive(index);
          const fact = listed[index];
          if (fact) session.view.goToRow(fact.row);
        }}
        onGo={(index) => {
          const fact = listed[index];
          if (!fact) return;
          uncoverPage();
          goToRow(fact.row);
        }}
      />
      {facts.length > MOST ? <p className={styles.hint}>{t('overview.more', { count: facts.length - MOST })}</p> : null}
    </>
  );
}

/** Facts in words. */
function useSaying(a: Version, b: Version): (fact: Fact) => string {
  const { t, i18n } = useTranslation('review');
  return (fact) => {
    switch (fact.kind) {
      case 'link':
        return t('overview.link', { row: fact.row + 1, other: fact.other + 1 });
      case 'doubts':
        return t('overview.doubts', { count: fact.count, from: fact.row + 1, to: fact.last + 1 });
      case 'gap': {
        const language = languageName((fact.side === 'a' ? a : b).language, i18n.language);
        return t('overview.gap', { count: fact.count, from: fact.from, to: fact.to, language });
      }
      case 'note':
      case 'bookmark':
      default:
        return t(`overview.${fact.kind}`, { row: fact.row + 1 });
    }
  };
}
