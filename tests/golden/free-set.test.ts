/** A small free set that holds the engine to what it has reached, where no other gold is at hand. Targets are below what was measured. */
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { addCounts, align, fromCounts, scoreCounts, toScoredBead } from '../../align/index.ts';
import type { AlignVersion, Run } from '../../align/index.ts';
import { noisySet } from '../../bench/engine/noisy.ts';
import { loadLexicons } from '../../formats/lexicon.ts';
import { storyInTwoLanguages } from './seeded-errors.ts';

vi.setConfig({ testTimeout: 60_000 });

const lexicon = loadLexicons(join(import.meta.dirname, '..', '..', 'assets', 'lexicons'));

function counts(versions: readonly AlignVersion[], rows: readonly (readonly Run[])[]) {
  const bead = (runs: readonly Run[]) => toScoredBead([runs[0]!, runs[1]!]);
  return scoreCounts(
    rows.map(bead),
    align(versions, { lexicon }).beads.map(({ runs }) => bead(runs)),
  );
}

describe('the free set', () => {
  it.each([
    ['English and Italian', [0, 1], 0.93],
    ['German and French', [2, 3], 0.94],
    ['English and Japanese', [0, 5], 0.94],
  ])('a noisy Declaration, %s', (_, languages, target) => {
    const all = [1, 2, 3].map((seed) => {
      const { versions, rows } = noisySet(seed, languages);
      return counts(versions, rows);
    });
    expect(fromCounts(addCounts(all)).strict.f1).toBeGreaterThan(target);
  });

  it('stories of the Bible, English and Spanish, verse by verse', () => {
    const { versions, beads } = storyInTwoLanguages();
    const found = fromCounts(
      counts(
        versions,
        beads.map(({ runs }) => runs),
      ),
    );
    expect(found.strict.f1).toBeGreaterThan(0.97);
    expect(found.lax.f1).toBeGreaterThan(0.99);
  });
});
