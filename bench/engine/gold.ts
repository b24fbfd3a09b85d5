/** Development gold as pairs of versions with their beads, for fitting and for ablations. Sets that are not at hand are left out. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseBeads, toScoredBead } from '../../align/index.ts';
import type { AlignVersion, ScoredBead } from '../../align/index.ts';
import { noisySet } from './noisy.ts';
import { GOLD, goldIsHere, linesVersion, readLines } from './texts.ts';

/** Beads spelled "0,1|2". */
export type GoldPair = readonly [AlignVersion, AlignVersion, ReadonlySet<string>];

const spelled = (beads: readonly ScoredBead[]) =>
  new Set(beads.map(({ source, target }) => `${source.join(',')}|${target.join(',')}`));

export function goldPairs(): { readonly name: string; readonly pairs: readonly GoldPair[] }[] {
  const version = (language: string, ...path: string[]) => linesVersion(language, readLines(...path));
  const beads = (...path: string[]) => spelled(parseBeads(readFileSync(join(GOLD, ...path), 'utf8')));
  const sets: { name: string; pairs: GoldPair[] }[] = [];
  if (goldIsHere('textberg-defr')) {
    const folder = 'textberg-defr';
    const pair = [version('de', folder, 'dev.de'), version('fr', folder, 'dev.fr'), beads(folder, 'dev.defr')] as const;
    sets.push({ name: 'textberg', pairs: [pair] });
  }
  if (goldIsHere('mac-zhen')) {
    const folder = ['mac-zhen', 'dev'];
    const pairs = ['001', '002', '003', '004', '005', '006'].map((n): GoldPair => [
      version('zh', ...folder, `${n}.zh`),
      version('en', ...folder, `${n}.en`),
      beads(...folder, `${n}.align`),
    ]);
    sets.push({ name: 'mac', pairs });
  }
  if (goldIsHere('parice-enis')) {
    const pairs = ['n_1', 'n_2', 'n_3', 't_1', 't_2'].map((n): GoldPair => [
      version('en', 'parice-enis', 'clean', `${n}.eng`),
      version('is', 'parice-enis', 'clean', `${n}.isl`),
      beads('parice-enis', 'gold', `${n}.txt`),
    ]);
    sets.push({ name: 'parice', pairs });
  }
  const noisy = [1, 2, 3].flatMap((seed) =>
    [
      [0, 1],
      [2, 3],
      [0, 5],
    ].map((chosen): GoldPair => {
      const { versions, rows } = noisySet(seed, chosen);
      // one sentence a segment, since single beads are judged here
      const [a, b] = versions.map(({ language, segments }) =>
        linesVersion(
          language,
          segments.map(({ text }) => text),
        ),
      );
      return [a!, b!, spelled(rows.map((row) => toScoredBead([row[0]!, row[1]!])))];
    }),
  );
  sets.push({ name: 'noisy', pairs: noisy });
  return sets;
}
