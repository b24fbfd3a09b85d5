import { useTranslation } from 'react-i18next';
import type { DraftVersion } from '../../contract/import.ts';

/** What a version of a draft is called: by its file, and by its number where the file holds several. */
export function useVersionName({ fileName: file, aligned }: Pick<DraftVersion, 'fileName' | 'aligned'>): string {
  const { t } = useTranslation('import');
  return aligned ? t('version.ofFile', { file, number: aligned.column + 1 }) : file;
}
