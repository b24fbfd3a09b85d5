import { join } from 'node:path';

import { readDictd } from './dictd.ts';
import { scoreEntries } from './dictionary.ts';
import { debianPackage, requireLicence } from './fetch.ts';
import { LANGUAGES } from './languages.ts';
import { PairScores } from './pairs.ts';

/** Directions that WikDict, as packaged by Debian, publishes under CC-BY-SA; and JMdict's, packaged beside GPL dictionaries. */
const CODES = new Map<string, string>([
  ['en', 'eng'],
  ...Object.entries(LANGUAGES).flatMap(([code, { freedict }]) => (freedict ? [[code, freedict] as const] : [])),
]);
const PACKAGES = new Set(
  `deu-bul deu-ell deu-fin deu-fra deu-ind deu-pol deu-rus deu-spa deu-swe ell-bul ell-eng ell-fin ell-fra ell-ind
  ell-ita ell-jpn ell-lit ell-nld ell-nor ell-pol ell-por ell-rus ell-spa ell-swe eng-bul eng-fin eng-ind eng-jpn
  eng-nor fin-bul fin-deu fin-ell fin-eng fin-fra fin-ind fin-ita fin-jpn fin-lit fin-nld fin-nor fin-pol fin-por
  fin-swe fra-bul fra-deu fra-ell fra-fin fra-ita fra-jpn fra-lit fra-pol fra-por fra-rus fra-spa fra-swe fra-tur
  ita-bul ita-ell ita-fin ita-ind ita-jpn ita-lit ita-nor ita-pol ita-por ita-rus ita-spa ita-swe ita-tur jpn-deu
  jpn-eng jpn-fra jpn-rus nld-bul nld-ell nld-fin nld-ind nld-ita nld-lit nld-pol nld-por nld-rus nld-spa nld-swe
  pol-bul pol-deu pol-ell pol-eng pol-fin pol-fra pol-ind pol-ita pol-jpn pol-nld pol-nor pol-por pol-rus pol-spa
  pol-swe pol-tur por-fra por-spa swe-bul swe-deu swe-ell swe-fin swe-fra swe-ita swe-jpn swe-nld swe-nor swe-pol
  swe-por swe-rus swe-spa swe-tur`.split(/\s+/),
);
/** A dictionary read backwards: the order of its renderings says less about the other direction. */
const BACKWARDS = 0.6;

export const WIKDICT_LANGUAGES: readonly string[] = [...CODES.keys()];

/** Scores of `from` to `to` from both directions' dictionaries, with the packages they come from; null where there is none. */
export function readWikdict(from: string, to: string): { scores: PairScores; sources: string[] } | null {
  const scores = new PairScores();
  const sources: string[] = [];
  for (const [a, b] of [
    [from, to],
    [to, from],
  ] as const) {
    const pair = `${CODES.get(a)}-${CODES.get(b)}`;
    if (!PACKAGES.has(pair)) continue;
    const pack = debianPackage(`dict-freedict-${pair}`);
    if (!pack) throw new Error(`dict-freedict-${pair} cannot be had`);
    requireLicence(pack, `${pair}/*`, /^CC-BY-SA-3\.0$/i);
    const read = scoreEntries(readDictd(join(pack.folder, 'usr/share/dictd')), a, b);
    if (a === from) scores.addAll(read);
    else scores.addAll(read.transposed(), BACKWARDS);
    sources.push(pack.name);
  }
  return sources.length > 0 ? { scores, sources } : null;
}
