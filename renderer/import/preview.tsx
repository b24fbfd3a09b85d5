/** The first segments as the reader will set them: in their language, direction and typeface; furniture is faint. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftSegment, DraftVersion } from '../../contract/import.ts';
import { directionOf } from '../i18n/languages.ts';
import { call } from '../service/client.ts';
import { reportError } from '../shell/report-error.ts';
import { Button, cx } from '../ui/index.ts';
import { useImportDialog } from './import-state.ts';
import styles from './import.module.css';
import { useVersionName } from './version-name.ts';

const MORE = 60;
/** A paragraph may be megabytes long; its start is enough to judge it. */
const MAX_SHOWN = 1200;

export function Preview({ version }: { readonly version: DraftVersion }) {
  const { t } = useTranslation('import');
  const name = useVersionName(version);
  const draftId = useImportDialog((state) => state.draftId);
  // What was asked for beyond the first lines belongs to one reading of the source; a new reading starts over.
  const [more, setMore] = useState<{ of: DraftVersion; segments: readonly DraftSegment[] }>({
    of: version,
    segments: [],
  });
  const extra = more.of === version ? more.segments : [];
  const shown = [...version.first, ...extra];
  const showMore = async () => {
    if (!draftId) return;
    const segments = await call('import.segments', { draftId, key: version.key, from: shown.length, count: MORE });
    setMore({ of: version, segments: [...extra, ...segments] });
  };
  return (
    <div
      className={styles.preview}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
      tabIndex={0}
      role="region"
      aria-label={t('version.preview', { file: name })}
    >
      <div lang={version.language.value} dir={directionOf(version.language.value)}>
        {shown.map((segment) => (
          <Segment key={segment.index} segment={segment} proposals={version.proposals} />
        ))}
      </div>
      {shown.length < version.segmentCount ? (
        <Button variant="quiet" onClick={() => void showMore().catch(reportError)}>
          {t('version.showMore')}
        </Button>
      ) : null}
    </div>
  );
}

interface SegmentProps {
  readonly segment: DraftSegment;
  readonly proposals: readonly DraftSegment[];
}

function Segment({ segment, proposals }: SegmentProps) {
  const paratext = proposals.find((one) => one.index === segment.index)?.paratext ?? segment.paratext;
  const text = segment.text.length > MAX_SHOWN ? `${segment.text.slice(0, MAX_SHOWN)}…` : segment.text;
  return (
    <p className={cx(styles.segment, styles[segment.kind], paratext && styles.paratext)} data-level={segment.level}>
      {text}
    </p>
  );
}
