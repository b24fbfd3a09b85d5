import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align, checkAlignment } from './index.ts';
import type { AlignSegment, AlignVersion, Pin, Run } from './index.ts';

const segment = (text: string, more: Partial<AlignSegment> = {}): AlignSegment => ({
  text,
  kind: 'paragraph',
  level: 0,
  paratext: false,
  sentences: text === '' ? [] : sentences(text),
  ...more,
});

/** Every piece up to a full stop is a sentence. */
function sentences(text: string): [number, number][] {
  const found: [number, number][] = [];
  for (const match of text.matchAll(/[^.]+\.?/g)) found.push([match.index, match.index + match[0].length]);
  return found;
}

const version = (language: string, segments: readonly (string | AlignSegment)[]): AlignVersion => ({
  language,
  segments: segments.map((one) => (typeof one === 'string' ? segment(one) : one)),
});

const words = [
  'house',
  'casa',
  'Winston',
  '1984',
  'il',
  'the',
  'мир',
  '家',
  'è',
  '?',
  '12',
  'night',
  'notte',
  '',
  'Dio',
];
const textArbitrary = fc
  .array(fc.array(fc.constantFrom(...words), { maxLength: 8 }), { maxLength: 3 })
  .map((list) => list.map((some) => some.join(' ')).join('. '));
const segmentArbitrary = fc
  .record({ text: textArbitrary, paratext: fc.boolean(), heading: fc.boolean() })
  .map(({ text, paratext, heading }) =>
    segment(text, { paratext, kind: heading ? 'heading' : 'paragraph', level: heading ? 1 : 0 }),
  );
const versionArbitrary = fc
  .record({
    language: fc.constantFrom('en', 'it', 'zh', 'und', 'xx-notalanguage'),
    segments: fc.array(segmentArbitrary, { maxLength: 12 }),
  })
  .map(({ language, segments }) => version(language, segments));

const runsOf = (beads: readonly { readonly runs: readonly Run[] }[]) => beads.map(({ runs }) => runs);

describe('align', () => {
  it('puts every segment and sentence of 1 to 5 versions into exactly one bead, in order', () => {
    fc.assert(
      fc.property(fc.array(versionArbitrary, { minLength: 1, maxLength: 5 }), (versions) => {
        expect(checkAlignment(versions, align(versions))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  }, 30_000);

  it('answers the same for the same input', () => {
    fc.assert(
      fc.property(fc.array(versionArbitrary, { minLength: 2, maxLength: 3 }), (versions) => {
        expect(align(versions)).toEqual(align(versions));
      }),
      { numRuns: 40 },
    );
  });

  it('keeps pins as they are and aligns between them', () => {
    const pinned = fc
      .tuple(versionArbitrary, versionArbitrary)
      .chain((versions) =>
        fc
          .tuple(...versions.map(({ segments }) => fc.tuple(fc.nat(segments.length), fc.nat(segments.length))))
          .map((pairs) => ({ versions, runs: pairs.map(([x, y]): Run => [Math.min(x, y), Math.max(x, y)]) })),
      );
    fc.assert(
      fc.property(pinned, ({ versions, runs }) => {
        fc.pre(runs.some(([from, to]) => to > from));
        const pins: Pin[] = [{ runs }];
        const alignment = align(versions, { pins });
        expect(checkAlignment(versions, alignment)).toEqual([]);
        expect(runsOf(alignment.beads)).toContainEqual(runs);
      }),
      { numRuns: 150 },
    );
  });

  it('finds a translation that was merged, split and padded', () => {
    const italian = version('it', [
      segment('Capitolo 1', { kind: 'heading', level: 1 }),
      'Nel 1492 Cristoforo Colombo attraversò l’oceano Atlantico con 3 navi. Cercava le Indie.',
      'Il viaggio durò 36 giorni. A bordo erano in 90.',
      'Questa nota manca nella versione inglese e parla di tutt’altro, della cucina e del vino di Toscana.',
      'La Santa Maria naufragò il 25 dicembre presso Haiti. Colombo tornò a Palos nel 1493.',
    ]);
    const english = version('en', [
      segment('Chapter 1', { kind: 'heading', level: 1 }),
      'In 1492 Christopher Columbus crossed the Atlantic ocean with 3 ships. He was looking for the Indies.',
      'The voyage lasted 36 days. There were 90 on board.',
      'The Santa Maria was wrecked on 25 December near Haiti.',
      'Columbus returned to Palos in 1493.',
    ]);
    expect(runsOf(align([italian, english]).beads)).toEqual([
      [
        [0, 1],
        [0, 1],
      ],
      [
        [1, 2],
        [1, 2],
      ],
      [
        [2, 3],
        [2, 3],
      ],
      [
        [3, 4],
        [3, 3],
      ],
      [
        [4, 5],
        [3, 5],
      ],
    ]);
  });
});

describe('paratext', () => {
  it('stands in beads of its own, beside its like, and does not disturb the text', () => {
    const furniture = (text: string, kind: AlignSegment['kind'] = 'paragraph') =>
      segment(text, { paratext: true, kind });
    const a = version('it', [
      'Il primo di 11.',
      furniture('Foto: Reuters, Roma', 'caption'),
      'Il secondo di 22.',
      furniture('Lascia un commento'),
    ]);
    const b = version('en', [
      'The first of 11.',
      furniture('Share on Facebook'),
      furniture('Photo: Reuters, Rome', 'caption'),
      'The second of 22.',
    ]);
    const alignment = align([a, b]);
    expect(checkAlignment([a, b], alignment)).toEqual([]);
    expect(runsOf(alignment.beads)).toEqual([
      [
        [0, 1],
        [0, 1],
      ],
      [
        [1, 1],
        [1, 2],
      ],
      [
        [1, 2],
        [2, 3],
      ],
      [
        [2, 3],
        [3, 4],
      ],
      [
        [3, 4],
        [4, 4],
      ],
    ]);
  });
});

describe('the joint alignment', () => {
  it('aligns what the longest version lacks among the others', () => {
    const line = (n: number, start: string) => `${start} ${n * 7919}, ${n + 1000}.`;
    const chapter = (from: number, to: number, start: string) =>
      Array.from({ length: to - from }, (_, k) => line(from + k, start));
    const pivot = version('en', [
      ...chapter(0, 30, 'The number is'),
      ...chapter(50, 90, 'The number is'),
      ...chapter(200, 260, 'Only here is'),
    ]);
    const second = version('it', chapter(0, 90, 'Il numero è'));
    const third = version('fr', chapter(0, 90, 'Le nombre est'));
    const { beads } = align([pivot, second, third]);
    for (let n = 30; n < 50; n++)
      expect(runsOf(beads)).toContainEqual([
        [30, 30],
        [n, n + 1],
        [n, n + 1],
      ]);
  });
});

describe('progress', () => {
  const text = Array.from({ length: 300 }, (_, k) => `The ${k * 37} men of line ${k} walk home.`);
  const versions = [
    version('en', text),
    version(
      'it',
      text.map((line) => line.replace('The', 'I')),
    ),
  ];

  it('never falls and names its phases', () => {
    const shares: number[] = [];
    align(versions, { onProgress: (_, share) => shares.push(share) });
    expect(shares.length).toBeGreaterThan(3);
    expect(shares).toEqual(shares.toSorted((x, y) => x - y));
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  });

  it('lets what onProgress throws through as it is', () => {
    const cancelled = { cancelled: true };
    let calls = 0;
    const cancel = () => {
      if (++calls > 2) throw cancelled;
    };
    let thrown: unknown;
    try {
      align(versions, { onProgress: cancel });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBe(cancelled);
  });
});

describe('wrong use', () => {
  it('refuses no versions, too many, and pins that overlap or lie outside', () => {
    const one = version('en', ['a', 'b', 'c']);
    expect(() => align([])).toThrow(RangeError);
    expect(() => align(Array.from({ length: 13 }, () => one))).toThrow(RangeError);
    const pin = (...runs: Run[]): Pin => ({ runs });
    expect(() => align([one, one], { pins: [pin([1, 2])] })).toThrow(RangeError);
    expect(() => align([one, one], { pins: [pin([1, 2], [2, 3]), pin([2, 3], [1, 2])] })).toThrow(RangeError);
    expect(() => align([one, one], { pins: [pin([1, 2], [2, 9])] })).toThrow(RangeError);
    expect(() => align([one, one], { pins: [pin([2, 1], [0, 1])] })).toThrow(RangeError);
  });
});
