/** The bin: what was deleted, until when it stays, and the way back. */
import { useQuery } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BIN_DAYS } from '../../contract/bin.ts';
import type { BinEntry } from '../../contract/bin.ts';
import { formatDate } from '../i18n/format.ts';
import { languageName } from '../i18n/languages.ts';
import { useWords } from '../i18n/words.ts';
import { call } from '../service/client.ts';
import { keys } from '../service/queries.ts';
import { reportError } from '../shell/report-error.ts';
import { useNavigation } from '../state/navigation.ts';
import { Button, Dialog } from '../ui/index.ts';
import styles from './bin.module.css';

const DAY_MS = 24 * 60 * 60 * 1000;

export function BinDialog() {
  const { t } = useTranslation('library');
  const open = useNavigation((state) => state.dialog === 'bin');
  return (
    <Dialog
      open={open}
      onOpenChange={() => useNavigation.getState().openDialog(null)}
      title={t('bin.title')}
      description={t('bin.words', { days: BIN_DAYS })}
    >
      <BinList />
    </Dialog>
  );
}

const keyOf = (entry: BinEntry): string => (entry.kind === 'work' ? `w${entry.workId}` : `v${entry.versionId}`);

async function restore(entry: BinEntry): Promise<void> {
  if (entry.kind === 'work') await call('library.restoreWorks', { workIds: [entry.workId] });
  else await call('library.restoreVersion', { versionId: entry.versionId });
}

function BinList() {
  const { t } = useTranslation('library');
  const words = useWords();
  const [restored, setRestored] = useState('');
  const { data: entries, error } = useQuery({
    queryKey: keys.bin,
    queryFn: () => call('library.bin', {}),
    staleTime: 0,
    refetchOnMount: 'always',
  });
  const bringBack = (entry: BinEntry) =>
    restore(entry).then(() => setRestored(t('bin.restored', { title: entry.title })), reportError);
  return (
    <>
      {error ? <p role="alert">{words.error(error).what}</p> : null}
      {entries?.length === 0 ? <p className={styles.empty}>{t('bin.empty')}</p> : null}
      <ul className={styles.bin} aria-label={t('bin.title')}>
        {entries?.map((entry) => (
          <Entry key={keyOf(entry)} entry={entry} onRestore={() => void bringBack(entry)} />
        ))}
      </ul>
      <p role="status" className="visually-hidden">
        {restored}
      </p>
    </>
  );
}

function Entry({ entry, onRestore }: { readonly entry: BinEntry; readonly onRestore: () => void }) {
  const { t, i18n } = useTranslation('library');
  const [now] = useState(Date.now);
  const days = Math.max(0, Math.ceil((entry.deletedAt + BIN_DAYS * DAY_MS - now) / DAY_MS));
  const name = (language: string) => languageName(language, i18n.language);
  const about =
    entry.kind === 'work'
      ? [entry.author, ...entry.languages.map(name)]
      : [t('bin.version', { language: name(entry.language) }), entry.label];
  return (
    <li>
      <div className={styles.what}>
        <bdi className={styles.title}>{entry.title}</bdi>
        <span className={styles.facts}>
          {about.filter(Boolean).map((part, index) => (
            <span key={part}>
              {index > 0 ? <span aria-hidden> · </span> : null}
              <bdi>{part}</bdi>
            </span>
          ))}
        </span>
        <span className={styles.facts}>{t('bin.until', { date: formatDate(entry.deletedAt), count: days })}</span>
      </div>
      <Button
        icon={<Undo2 aria-hidden />}
        aria-label={t('bin.restoreOf', { title: about.length > 0 ? `${entry.title}, ${about[0]}` : entry.title })}
        onClick={onRestore}
      >
        {t('bin.restore')}
      </Button>
    </li>
  );
}
