/** Under a paragraph whose counterpart stands in another row: says where, and leads there. */
import { Link2, Waypoints } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CrossLink } from '../../../contract/model.ts';
import { formatShare } from '../../i18n/format.ts';
import { languageName } from '../../i18n/languages.ts';
import { Tooltip } from '../../ui/index.ts';
import { useReader } from '../reader-context.ts';
import styles from './link-note.module.css';

/** Nothing that was found is certain. */
const SUREST = 0.99;

export function LinkNote({ link }: { readonly link: CrossLink }) {
  const { t, i18n } = useTranslation('align');
  const { session, goToRow } = useReader();
  const { beadIds, work } = session.opening;
  const other = work.versions.find(({ id }) => id === link.otherVersionId);
  const jump = () => {
    const row = beadIds.indexOf(link.otherBeadId);
    if (row >= 0) goToRow(row, link.otherVersionId);
  };
  const { score, otherNumber: number } = link;
  const column = languageName(other?.language ?? '', i18n.language);
  const note = (
    <button type="button" data-aside="" lang={i18n.language} dir={i18n.dir()} className={styles.link} onClick={jump}>
      {score === null ? <Link2 aria-hidden /> : <Waypoints aria-hidden />}
      {score === null ? t('linkedTo', { number, column }) : t('linkedFound', { number, column })}
    </button>
  );
  if (score === null) return note;
  return (
    <Tooltip label={t('foundHelp', { share: formatShare(Math.min(score, SUREST)), mode: t('mode') })}>{note}</Tooltip>
  );
}
