/** What was taken for page furniture, each with its reason. One click makes it text again, or all of it. */
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftSegment, DraftVersion } from '../../contract/import.ts';
import { directionOf } from '../i18n/languages.ts';
import { useWords } from '../i18n/words.ts';
import { Button, Switch, cx } from '../ui/index.ts';
import { useImportDialog } from './import-state.ts';
import styles from './import.module.css';

/** More than these are shown on demand: a book has thousands of page numbers. */
const SHOWN_AT_ONCE = 40;

export function ParatextProposals({ version }: { readonly version: DraftVersion }) {
  const { t } = useTranslation('import');
  const [open, setOpen] = useState(false);
  const [all, setAll] = useState(false);
  const change = useImportDialog((state) => state.change);
  const { proposals } = version;
  if (proposals.length === 0) return null;
  const folded = proposals.filter((segment) => segment.paratext);
  const panel = `paratext-${version.key}`;
  const setEvery = (paratext: boolean) =>
    change(version.key, { paratext: proposals.map(({ index }) => ({ index, paratext })) });
  const shown = all ? proposals : proposals.slice(0, SHOWN_AT_ONCE);
  return (
    <section className={styles.proposals}>
      <Button
        variant="quiet"
        className={styles.disclose}
        aria-expanded={open}
        aria-controls={panel}
        icon={<ChevronDown aria-hidden className={cx(styles.chevron, open && styles.chevronOpen)} />}
        onClick={() => setOpen(!open)}
      >
        {t('paratext.summary', { count: folded.length, total: proposals.length })}
      </Button>
      <div id={panel} hidden={!open}>
        {open ? (
          <>
            <p className={styles.soft}>{t('paratext.help')}</p>
            <ul className={styles.proposalList}>
              {shown.map((segment) => (
                <Proposal key={segment.index} version={version} segment={segment} />
              ))}
            </ul>
            <div className={styles.proposalActions}>
              {all || proposals.length <= SHOWN_AT_ONCE ? null : (
                <Button variant="quiet" onClick={() => setAll(true)}>
                  {t('paratext.showAll', { count: proposals.length })}
                </Button>
              )}
              {folded.length > 0 ? (
                <Button onClick={() => setEvery(false)}>{t('paratext.keepAll')}</Button>
              ) : (
                <Button onClick={() => setEvery(true)}>{t('paratext.foldAll')}</Button>
              )}
            </div>
          </>
        ) : null}
      </div>
    </section>
  );
}

function Proposal({ version, segment }: { readonly version: DraftVersion; readonly segment: DraftSegment }) {
  const { t } = useTranslation('import');
  const words = useWords();
  const change = useImportDialog((state) => state.change);
  const language = version.language.value;
  return (
    <li>
      <Switch
        checked={segment.paratext}
        onCheckedChange={(paratext) => change(version.key, { paratext: [{ index: segment.index, paratext }] })}
        label={
          <span className={styles.proposal}>
            <span className={styles.reason}>
              {segment.paratext && segment.reason ? words.paratext(segment.reason) : t('paratext.isText')}
            </span>
            <span lang={language} dir={directionOf(language)} className={styles.proposalText}>
              {segment.text.slice(0, 160)}
            </span>
          </span>
        }
      />
    </li>
  );
}
