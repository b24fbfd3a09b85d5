/** Verdicts on free texts: hardly a false marriage, few translations missed. Ceilings are a little above what was measured. */
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { relate } from '../../align/index.ts';
import { FREE_KINDS, knownPairs } from '../../bench/engine/verdicts.ts';
import { loadLexicons } from '../../formats/lexicon.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Pairs of each kind and verdict; those drawn that can't be made are fewer. */
const EACH = 8;
const FALSE_MAX = 0.06;
const MISSED_MAX = 0.15;

it('of passages of the Declaration, lessons and Bible stories', () => {
  const lexicon = loadLexicons(join(import.meta.dirname, '..', '..', 'assets', 'lexicons'));
  const pairs = knownPairs(EACH, 7, FREE_KINDS).filter(({ trait }) => trait !== 'half');
  const found = pairs.map(({ a, b, verdict }) => ({ wanted: verdict, verdict: relate(a, b, { lexicon }).verdict }));
  const share = (translations: boolean, mistaken: (verdict: string) => boolean): number => {
    const those = found.filter(({ wanted }) => (wanted === 'translation') === translations);
    expect(those.length).toBeGreaterThan(10);
    return those.filter(({ verdict }) => mistaken(verdict)).length / those.length;
  };
  expect(share(false, (verdict) => verdict === 'translation')).toBeLessThanOrEqual(FALSE_MAX);
  expect(share(true, (verdict) => verdict !== 'translation')).toBeLessThanOrEqual(MISSED_MAX);
});
