/** Small free sets that hold the engine to what it has reached where no other gold is at hand: the floors are the bench's own. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { addCounts, align, fromCounts, scoreCounts, toScoredBead } from '../../align/index.ts';
import type { AlignVersion, Run } from '../../align/index.ts';
import { NOISY_PAIRS, SEEDS, freeSets, goldSets } from '../../bench/engine/gold.ts';
import type { GoldDocument } from '../../bench/engine/gold.ts';
import { loadLexicons } from '../../formats/lexicon.ts';
import { storyInTwoLanguages } from './seeded-errors.ts';

vi.setConfig({ testTimeout: 60_000 });

const lexicon = loadLexicons(join(import.meta.dirname, '..', '..', 'assets', 'lexicons'));
const targets = JSON.parse(readFileSync(new URL('../../bench/engine/targets.json', import.meta.url), 'utf8')) as Record<
  string,
  { floor: number }
>;

const bead = (runs: readonly Run[]) => toScoredBead([runs[0]!, runs[1]!]);
const found = (versions: readonly AlignVersion[]) => align(versions, { lexicon }).beads.map(({ runs }) => bead(runs));
const counts = ({ a, b, gold }: GoldDocument) => scoreCounts(gold, found([a, b]));

describe('the free sets stay above the floors of the bench', () => {
  const sets = { ...goldSets(SEEDS), ...freeSets(SEEDS) };
  const noisy = Object.keys(NOISY_PAIRS).map((pair) => `noisy ${pair}`);
  it.each([...noisy, ...Object.keys(freeSets())])('%s', (name) => {
    const { strict } = fromCounts(addCounts(sets[name]!.documents().map(counts)));
    expect(strict.f1).toBeGreaterThanOrEqual(targets[name]!.floor);
  });

  it('stories of the Bible, English and Spanish, verse by verse, without noise', () => {
    const { versions, beads } = storyInTwoLanguages();
    const { strict, lax } = fromCounts(
      scoreCounts(
        beads.map(({ runs }) => bead(runs)),
        found(versions),
      ),
    );
    expect(strict.f1).toBeGreaterThan(0.97);
    expect(lax.f1).toBeGreaterThan(0.99);
  });
});
