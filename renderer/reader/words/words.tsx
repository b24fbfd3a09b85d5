/** Word renderings over the reading page. Draws nothing but what it tells screen readers. */
import { useEffect, useMemo, useState } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { host } from '../../host.ts';
import type { Column, Session } from '../session.ts';
import { WordCache } from './word-cache.ts';
import { WordLights } from './word-lights.ts';
import type { SaidWord } from './word-lights.ts';
import './words.css';

export interface WordsProps {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly session: Session;
  /** Those that are drawn. */
  readonly columns: readonly Column[];
}

export function Words({ scroller, session, columns }: WordsProps) {
  const { t, i18n } = useTranslation('reading');
  const [said, setSaid] = useState<SaidWord | null>(null);
  const { opening } = session;
  // The opening is another after every change of the rows.
  const cache = useMemo(() => new WordCache(opening.work.id), [opening]);
  useEffect(() => host.onEvent('lexicon.changed', () => cache.forget()), [cache]);
  useEffect(
    () => new WordLights({ root: scroller.current!, session, columns, cache, say: setSaid }).attach(),
    [scroller, session, columns, cache],
  );
  const list = said?.renderings.map(({ text, strength }) => t(`words.${strength}`, { text })) ?? [];
  const joined = new Intl.ListFormat(i18n.language, { type: 'unit' }).format(list);
  return (
    <div role="status" className="visually-hidden">
      {said === null ? '' : list.length === 0 ? t('words.none', { word: said.word }) : `${said.word}: ${joined}`}
    </div>
  );
}
