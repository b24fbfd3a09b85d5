/** Words that the library has learned: how many, from what; to be learned now, or forgotten. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LEARNED_ROWS } from '../../contract/lexicon.ts';
import type { LearnedWords } from '../../contract/lexicon.ts';
import { host } from '../host.ts';
import { languageName } from '../i18n/languages.ts';
import { call, runJob } from '../service/client.ts';
import { queryClient } from '../service/queries.ts';
import { reportError } from '../shell/report-error.ts';
import { Button, Progress, Switch, notify } from '../ui/index.ts';
import { Group } from './section.tsx';
import { updateSettings, useCurrentSettings } from './settings-state.ts';
import styles from './settings.module.css';

const KEY = ['lexicon'] as const;
host.onEvent('lexicon.changed', () => void queryClient.invalidateQueries({ queryKey: KEY }));

export function LearnedWordsGroup() {
  const { t } = useTranslation('settings');
  const { learnWords } = useCurrentSettings();
  const { data } = useQuery({ queryKey: KEY, queryFn: () => call('lexicon.learned', {}) });
  const [share, setShare] = useState<number | null>(null);
  const { works, words } = data?.works ?? { works: 0, words: 0 };
  const some = works > 0 || (data?.library.some(({ kept }) => kept) ?? false);
  const learn = () => {
    setShare(0);
    runJob('lexicon.learn', { anew: true }, { onProgress: (progress) => setShare(progress.share) })
      .then(({ learned }) => notify({ title: t('words.done', { count: learned }) }))
      .catch(reportError)
      .finally(() => setShare(null));
  };
  const forget = () => {
    call('lexicon.forget', {})
      .then(() => notify({ title: t('words.forgot') }))
      .catch(reportError);
  };
  return (
    <Group title={t('words.title')}>
      <Switch
        label={t('switch.learnWords')}
        checked={learnWords}
        onCheckedChange={(on) => updateSettings({ learnWords: on })}
      />
      <p className={styles.help}>{t('words.help')}</p>
      {data?.library.length === 0 ? <p>{t('words.none', { least: LEARNED_ROWS })}</p> : null}
      <ul className={styles.backups} aria-label={t('words.list')}>
        {data?.library.map((pair) => (
          <Pair key={`${pair.a} ${pair.b}`} pair={pair} />
        ))}
      </ul>
      {works > 0 ? <p>{t('words.works', { works, words })}</p> : null}
      {share === null ? null : <Progress label={t('words.learning')} share={share} />}
      <div className={styles.buttons}>
        <Button disabled={!learnWords || share !== null} onClick={learn}>
          {t('words.now')}
        </Button>
        <Button disabled={!some || share !== null} onClick={forget}>
          {t('words.forget')}
        </Button>
      </div>
    </Group>
  );
}

function Pair({ pair: { a, b, rows, words } }: { readonly pair: LearnedWords }) {
  const { t, i18n } = useTranslation('settings');
  const few = rows < LEARNED_ROWS;
  const facts = words > 0 ? t('words.learned', { words, rows }) : t('words.forgotten');
  return (
    <li>
      <span>{t('words.pair', { a: languageName(a, i18n.language), b: languageName(b, i18n.language) })}</span>
      <span className={styles.help}>{few ? t('words.few', { rows, least: LEARNED_ROWS }) : facts}</span>
    </li>
  );
}
