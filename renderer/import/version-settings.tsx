/** How a source is read (format, encoding, paragraphs) and what is said of it (label, translator, date, source, original). */
import { useTranslation } from 'react-i18next';
import { INPUT_FORMATS, PARAGRAPH_CONVENTIONS } from '../../contract/import.ts';
import type { DraftVersion } from '../../contract/import.ts';
import { formatBytes } from '../i18n/format.ts';
import { Select, Switch, TextField } from '../ui/index.ts';
import { NO_FIELDS } from './import-plan.ts';
import type { VersionFields } from './import-plan.ts';
import { useImportDialog } from './import-state.ts';
import styles from './import.module.css';

/** Encodings that text/ decodes, for when the right one is not among the guesses. Names are the standard's, the same everywhere. */
const ENCODINGS =
  'utf-8 utf-16le utf-16be windows-1252 iso-8859-1 iso-8859-2 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8 iso-8859-9 iso-8859-15 ' +
  'windows-1250 windows-1251 windows-1253 windows-1254 windows-1255 windows-1256 koi8-r shift_jis euc-jp gb18030 big5 euc-kr';

export function VersionSettings({ version }: { readonly version: DraftVersion }) {
  return (
    <div className={styles.settings}>
      {version.aligned ? null : <ReadingSettings version={version} />}
      <DescribingSettings version={version} />
    </div>
  );
}

/** Also offered for a file that could not be read: another format or encoding may do. */
export function ReadingSettings({ version }: { readonly version: DraftVersion }) {
  const { t } = useTranslation('import');
  const change = useImportDialog((state) => state.change);
  const guessed = version.encodings.map(({ value }) => value);
  const encodings = [...new Set([version.encoding.value, ...guessed, ...ENCODINGS.split(' ')])];
  return (
    <>
      <Select
        label={t('version.encoding')}
        value={version.encoding.value}
        options={encodings.map((value) => ({ value, label: value.toUpperCase() }))}
        onValueChange={(encoding) => change(version.key, { encoding })}
      />
      <Select
        label={t('version.format')}
        value={INPUT_FORMATS.find((format) => format === version.format) ?? 'text'}
        options={INPUT_FORMATS.map((value) => ({ value, label: t(`format.${value}`) }))}
        onValueChange={(format) => change(version.key, { format })}
      />
      {version.format === 'text' ? (
        <Select
          className={styles.whole}
          label={t('version.convention')}
          value={version.convention}
          options={PARAGRAPH_CONVENTIONS.map((value) => ({ value, label: t(`convention.${value}`) }))}
          onValueChange={(convention) => change(version.key, { convention })}
        />
      ) : null}
    </>
  );
}

function DescribingSettings({ version }: { readonly version: DraftVersion }) {
  const { t } = useTranslation('import');
  const fields = useImportDialog((state) => state.fields.get(version.key)) ?? NO_FIELDS;
  const setFields = useImportDialog((state) => state.setFields);
  const text = (name: Exclude<keyof VersionFields, 'original'>, maxLength: number) => (
    <TextField
      label={t(`library:versions.${name}`)}
      value={fields[name]}
      maxLength={maxLength}
      dir="auto"
      onValueChange={(value) => setFields(version.key, { [name]: value })}
    />
  );
  return (
    <>
      {text('label', 500)}
      {text('translator', 500)}
      {text('date', 100)}
      {text('source', 2000)}
      <Switch
        label={t('library:versions.original')}
        checked={fields.original}
        onCheckedChange={(original) => setFields(version.key, { original })}
      />
      <p className={styles.soft}>{t('version.size', { size: formatBytes(version.byteLength, t) })}</p>
    </>
  );
}
