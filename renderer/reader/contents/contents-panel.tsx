/** The table of contents of a version, following the view. */
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VersionContents } from '../../../contract/contents.ts';
import type { Version, VersionId } from '../../../contract/model.ts';
import { languageName } from '../../i18n/languages.ts';
import { useWords } from '../../i18n/words.ts';
import { call } from '../../service/client.ts';
import { Select } from '../../ui/index.ts';
import { uncoverPage } from '../panel/panel-state.ts';
import { useOpeningQuery } from '../panel/use-opening-query.ts';
import { versionOf, versionOptions } from '../panel/version-options.ts';
import { useReader } from '../reader-context.ts';
import { ContentsTree } from './contents-tree-view.tsx';
import styles from './contents.module.css';

export function ContentsPanel() {
  const { t } = useTranslation('panels');
  const words = useWords();
  const { workId, columns, goToRow } = useReader();
  const { data, error } = useOpeningQuery('contents', () => call('reader.contents', { workId }));
  const [chosen, setChosen] = useState<VersionId | null>(null);

  const shown = columns.map(({ version }) => version);
  const version = shown.find(({ id }) => id === chosen) ?? shown[0];
  const contents = data?.find(({ versionId }) => versionId === version?.id);
  if (error) return <p className={styles.note}>{words.error(error).what}</p>;
  if (!version || !contents) return null;
  return (
    <>
      {shown.length > 1 ? <VersionSelect versions={shown} version={version} onChoose={setChosen} /> : null}
      <Remarks contents={contents} />
      {contents.entries.length > 0 ? (
        <ContentsTree
          key={version.id}
          label={t('contents.of', { version: languageName(version.language, version.language) })}
          version={version}
          entries={contents.entries}
          onGo={(entry) => {
            uncoverPage();
            goToRow(entry.row, version.id);
          }}
        />
      ) : null}
    </>
  );
}

function Remarks({ contents }: { readonly contents: VersionContents }) {
  const { t } = useTranslation('panels');
  const { kind, entries, more } = contents;
  if (entries.length === 0) return <p className={styles.note}>{t('contents.none')}</p>;
  if (kind === 'landmarks') return <p className={styles.note}>{t('contents.landmarks')}</p>;
  return more > 0 ? <p className={styles.note}>{t('contents.more', { count: more })}</p> : null;
}

interface VersionSelectProps {
  readonly versions: readonly Version[];
  readonly version: Version;
  readonly onChoose: (id: VersionId) => void;
}

function VersionSelect({ versions, version, onChoose }: VersionSelectProps) {
  const { t, i18n } = useTranslation('panels');
  const options = useMemo(() => versionOptions(versions, i18n.language), [versions, i18n.language]);
  return (
    <Select
      className={styles.version}
      label={t('version')}
      hideLabel
      value={String(version.id)}
      options={options}
      onValueChange={(value) => {
        const next = versionOf(versions, value);
        if (next) onChoose(next.id);
      }}
    />
  );
}
