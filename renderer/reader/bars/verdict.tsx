/** Says when versions of a work do not look like translations of the others; their paragraphs then stand alone. */
import { TriangleAlert, X } from 'lucide-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Version, WorkDetail } from '../../../contract/model.ts';
import { ownName } from '../../i18n/languages.ts';
import { IconButton } from '../../ui/index.ts';
import styles from './bars.module.css';

export const VerdictNotice = memo(function VerdictNotice({
  versions,
  relations,
}: Pick<WorkDetail, 'versions' | 'relations'>) {
  const { t, i18n } = useTranslation('reader');
  const [dismissed, setDismissed] = useState(false);
  const strangers = strangersOf({ versions, relations });
  if (dismissed || strangers.length === 0) return null;
  const names = strangers.map(({ language, label, fileName }) => {
    const detail = label || fileName;
    return detail ? t('columns.entry', { language: ownName(language), detail }) : ownName(language);
  });
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(names);
  return (
    <div className={styles.verdict} role="status">
      <TriangleAlert aria-hidden />
      <span>{t('verdict.strangers', { count: strangers.length, names: list })}</span>
      <IconButton label={t('verdict.dismiss')} onClick={() => setDismissed(true)}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
});

/** The versions outside the largest group of translations (the first of several that are equally large). */
export function strangersOf({ versions, relations }: Pick<WorkDetail, 'versions' | 'relations'>): Version[] {
  const group = new Map(versions.map(({ id }) => [id, id]));
  for (const { a, b, verdict } of relations) {
    const [from, to] = [group.get(b), group.get(a)];
    if (verdict !== 'translation' || from === undefined || to === undefined) continue;
    for (const [id, one] of group) if (one === from) group.set(id, to);
  }
  const sizes = new Map<number, number>();
  for (const one of group.values()) sizes.set(one, (sizes.get(one) ?? 0) + 1);
  const largest = [...sizes].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [-1, 0])[0];
  return versions.filter(({ id }) => group.get(id) !== largest);
}
