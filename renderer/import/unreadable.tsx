/** What stands in place of a file that can't be imported: why, and what to do. */
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DraftVersion } from '../../contract/import.ts';
import { useWords } from '../i18n/words.ts';
import { useImportDialog } from './import-state.ts';
import styles from './import.module.css';
import { ReadingSettings } from './version-settings.tsx';

/** Errors that another encoding or format may mend. */
const READ_OTHERWISE: readonly string[] = ['file-binary', 'file-format', 'file-unreadable', 'file-too-large'];

/** Files of which no encoding makes a text, by the ends of their names: each kind has a way of its own to become one. */
const PACKED = {
  ebook: /\.(?:epub|mobi|azw3?)$/iu,
  document: /\.(?:docx?|odt|pages)$/iu,
  pdf: /\.pdf$/iu,
} as const;

const packedAs = (fileName: string) =>
  (Object.keys(PACKED) as (keyof typeof PACKED)[]).find((kind) => PACKED[kind].test(fileName));

export function Unreadable({ version }: { readonly version: DraftVersion }) {
  const { t } = useTranslation('import');
  const words = useWords();
  const others = useImportDialog((state) => [...state.versions.values()].some(({ error }) => !error));
  if (!version.error) return null;
  const { code, fields } = version.error;
  const { what, remedy } = words.code(code, { file: version.fileName, ...fields });
  const packed = code === 'file-binary' ? packedAs(version.fileName) : undefined;
  return (
    <div className={styles.unreadable} role="group" aria-label={t('version.unreadable')}>
      <TriangleAlert aria-hidden />
      <p>
        <strong>{what}</strong> {packed ? t(`version.packed.${packed}`) : remedy}
      </p>
      {others ? <p className={styles.soft}>{t('version.othersGoOn')}</p> : null}
      {READ_OTHERWISE.includes(code) && !packed ? (
        <div className={styles.settings}>
          <ReadingSettings version={version} />
        </div>
      ) : null}
    </div>
  );
}
