/** Where texts come from: files that are chosen or dropped, or text that is pasted. */
import { FileInput, FolderOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { chooseAndImport } from '../shell/own-commands.ts';
import { reportError } from '../shell/report-error.ts';
import { Button, TextArea, TextField } from '../ui/index.ts';
import { useImportDialog } from './import-state.ts';
import styles from './import.module.css';

/** Of ImportSource's schema, in characters. */
const MAX_TEXT = 64 * 1024 * 1024;
const MAX_NAME = 60;

/** The first words of a text: its name if it is given none. */
export function nameFromText(text: string): string {
  // Only the start is looked at: a pasted text may be megabytes long.
  const line = text
    .slice(0, 2000)
    .split('\n')
    .map((one) => one.trim())
    .find((one) => one !== '');
  if (!line) return '';
  if (line.length <= MAX_NAME) return line;
  const cut = line.slice(0, MAX_NAME);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), MAX_NAME / 2)).trimEnd()}…`;
}

export function SourcesPane() {
  const { t } = useTranslation('import');
  return (
    <div className={styles.sources}>
      <section className={styles.dropHint}>
        <FileInput aria-hidden />
        <p>{t('sources.drop')}</p>
        <Button
          variant="secondary"
          icon={<FolderOpen aria-hidden />}
          onClick={() => void chooseAndImport().catch(reportError)}
        >
          {t('sources.choose')}
        </Button>
        <p className={styles.soft}>{t('sources.formats')}</p>
      </section>
      <PastePane />
    </div>
  );
}

export function PastePane() {
  const { t } = useTranslation('import');
  const { name, text } = useImportDialog((state) => state.pasted);
  const setPasted = useImportDialog((state) => state.setPasted);
  const addPasted = useImportDialog((state) => state.addPasted);
  const proposed = nameFromText(text);
  const tooLong = text.length > MAX_TEXT;
  const isEmpty = text.trim() === '';
  return (
    <section className={styles.paste} aria-label={t('paste.label')}>
      <TextArea
        label={t('paste.text')}
        value={text}
        rows={9}
        dir="auto"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to write or paste here
        autoFocus
        spellCheck={false}
        onValueChange={(value) => setPasted({ text: value })}
        error={tooLong ? t('paste.tooLong') : undefined}
      />
      <div className={styles.pasteRow}>
        <TextField
          label={t('paste.name')}
          value={name}
          placeholder={proposed || t('paste.unnamed')}
          maxLength={200}
          dir="auto"
          onValueChange={(value) => setPasted({ name: value })}
        />
        <output className={styles.size}>{t('paste.size', { count: text.length })}</output>
        <Button
          variant="primary"
          disabled={isEmpty || tooLong}
          onClick={() => addPasted(name.trim() || proposed || t('paste.unnamed'))}
        >
          {t('paste.add')}
        </Button>
      </div>
    </section>
  );
}
