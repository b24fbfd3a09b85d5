/** Files may be dropped anywhere on the window; while they hover, the window says so. */
import { FileInput } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { host } from '../host.ts';
import { useImportDialog } from '../import/import-state.ts';
import { notify } from '../ui/index.ts';
import { reportError } from './report-error.ts';
import styles from './shell.module.css';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

export function DropTarget() {
  const { t } = useTranslation('import');
  const [hovering, setHovering] = useState(false);

  useEffect(() => {
    const take = async (files: readonly File[]) => {
      const grants = await host.grantDropped(files);
      if (grants.length > 0) useImportDialog.getState().open({ grants });
      else notify({ title: t('drop.nothing'), description: t('drop.nothingWords'), tone: 'error' });
    };
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      setHovering(true);
    };
    const leave = (event: DragEvent) => {
      // Leaving for nothing is leaving the window; other leaves go from one element to the next.
      if (event.relatedTarget === null) setHovering(false);
    };
    const drop = (event: DragEvent) => {
      setHovering(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      void take([...(event.dataTransfer?.files ?? [])]).catch(reportError);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [t]);

  if (!hovering) return null;
  return (
    <div className={styles.drop} role="status">
      <div className={styles.dropFrame}>
        <FileInput aria-hidden />
        {t('drop.title')}
        <small>{t('drop.words')}</small>
      </div>
    </div>
  );
}
