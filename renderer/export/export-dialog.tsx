/** Getting a work out: in which format, row by row of what, which versions. The file is written by a job; the dialog does not wait. */
import { useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EXPORT_FORMATS, EXPORT_LEVELS } from '../../contract/export.ts';
import type { ExportFormat, ExportLevel } from '../../contract/export.ts';
import type { VersionId, WorkDetail, WorkId } from '../../contract/model.ts';
import { host } from '../host.ts';
import { languageName } from '../i18n/languages.ts';
import { useWords } from '../i18n/words.ts';
import { call, runJob } from '../service/client.ts';
import { keys } from '../service/queries.ts';
import { reportError } from '../shell/report-error.ts';
import { Button, Dialog, Segmented, Switch, notify } from '../ui/index.ts';
import styles from './export.module.css';
import { useExport } from './export-state.ts';

export function ExportDialog() {
  const workId = useExport((state) => state.workId);
  return workId === null ? null : <ExportOf key={workId} workId={workId} />;
}

function ExportOf({ workId }: { readonly workId: WorkId }) {
  const { t } = useTranslation('export');
  const words = useWords();
  const { format, level, close, choose } = useExport();
  const { data: work, error } = useQuery({
    queryKey: keys.work(workId),
    queryFn: () => call('library.work', { workId }),
  });
  const [left, setLeft] = useState<ReadonlySet<VersionId>>(new Set());
  const versionIds = (work?.versions ?? []).map(({ id }) => id).filter((id) => !left.has(id));
  const submit = () => {
    if (!work) return;
    exportWork(work, versionIds, format, level).then((started) => started && close(), reportError);
  };
  const leave = (id: VersionId, out: boolean) => {
    const next = new Set(left);
    if (out) next.add(id);
    else next.delete(id);
    setLeft(next);
  };
  return (
    <Dialog
      open
      onOpenChange={close}
      title={t('title')}
      description={work?.title}
      footer={
        <>
          <Button onClick={close}>{t('common:cancel')}</Button>
          <Button variant="primary" disabled={versionIds.length === 0} onClick={submit}>
            {t('save')}
          </Button>
        </>
      }
    >
      {error ? <p role="alert">{words.error(error).what}</p> : null}
      <div className={styles.form}>
        <Formats value={format} onChange={(value) => choose({ format: value })} />
        <div className={styles.group}>
          <p className={styles.label}>{t('level.label')}</p>
          <Segmented<ExportLevel>
            label={t('level.label')}
            value={level}
            options={EXPORT_LEVELS.map((value) => ({ value, label: t(`level.${value}`) }))}
            onValueChange={(value) => choose({ level: value })}
          />
        </div>
        {work ? <Versions work={work} left={left} onLeave={leave} /> : null}
      </div>
    </Dialog>
  );
}

function Formats({
  value,
  onChange,
}: {
  readonly value: ExportFormat;
  readonly onChange: (value: ExportFormat) => void;
}) {
  const { t } = useTranslation('export');
  const id = useId();
  return (
    <fieldset className={styles.formats}>
      <legend className={styles.label}>{t('format.label')}</legend>
      {EXPORT_FORMATS.map((format) => (
        <div key={format} className={styles.format}>
          <input
            id={`${id}-${format}`}
            type="radio"
            name={id}
            checked={value === format}
            aria-describedby={`${id}-${format}-help`}
            onChange={() => onChange(format)}
          />
          <div>
            <label htmlFor={`${id}-${format}`}>{t(`format.${format}.name`)}</label>
            <p id={`${id}-${format}-help`} className={styles.help}>
              {t(`format.${format}.help`)}
            </p>
          </div>
        </div>
      ))}
    </fieldset>
  );
}

interface VersionsProps {
  readonly work: WorkDetail;
  readonly left: ReadonlySet<VersionId>;
  readonly onLeave: (id: VersionId, out: boolean) => void;
}

function Versions({ work, left, onLeave }: VersionsProps) {
  const { t, i18n } = useTranslation('export');
  return (
    <fieldset className={styles.group}>
      <legend className={styles.label}>{t('versions')}</legend>
      {work.versions.map(({ id, language, label, translator, date }) => (
        <Switch
          key={id}
          label={
            <>
              {languageName(language, i18n.language)}{' '}
              <bdi className={styles.help}>{[label, translator, date].filter(Boolean).join(', ')}</bdi>
            </>
          }
          checked={!left.has(id)}
          onCheckedChange={(on) => onLeave(id, !on)}
        />
      ))}
    </fieldset>
  );
}

/** Asks for the file and starts the job, whose end is told. Answers false where the user gave no file. */
async function exportWork(
  { id: workId, title }: WorkDetail,
  versionIds: readonly VersionId[],
  format: ExportFormat,
  level: ExportLevel,
): Promise<boolean> {
  const grant = await host.chooseTarget({ name: `${title}.${format}` });
  if (!grant) return false;
  runJob('export.work', { token: grant.token, workId, format, level, versionIds: [...versionIds] }).then(
    ({ file, rows }) =>
      notify({ title: i18next.t('export:done', { file }), description: i18next.t('export:rows', { count: rows }) }),
    reportError,
  );
  return true;
}
