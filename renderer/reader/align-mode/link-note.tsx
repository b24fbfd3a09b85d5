/** Under a paragraph whose counterpart stands in another row: says where, and leads there. */
import { Link2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CrossLink } from '../../../contract/model.ts';
import { languageName } from '../../i18n/languages.ts';
import { useReader } from '../reader-context.ts';
import styles from './link-note.module.css';

export function LinkNote({ link }: { readonly link: CrossLink }) {
  const { t, i18n } = useTranslation('align');
  const { session, goToRow } = useReader();
  const { beadIds, work } = session.opening;
  const other = work.versions.find(({ id }) => id === link.otherVersionId);
  const jump = () => {
    const row = beadIds.indexOf(link.otherBeadId);
    if (row >= 0) goToRow(row, link.otherVersionId);
  };
  return (
    <button type="button" data-aside="" lang={i18n.language} dir={i18n.dir()} className={styles.link} onClick={jump}>
      <Link2 aria-hidden />
      {t('linkedTo', { number: link.otherNumber, column: languageName(other?.language ?? '', i18n.language) })}
    </button>
  );
}
