import fc from 'fast-check';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

import { decodeLexicon, encodeLexicon } from './lexicon-file.ts';

const word = fc.stringMatching(/^[a-zà-ÿа-я一-龥]{1,8}$/u);

describe('lexicon files', () => {
  it('give back every pair in both directions, probabilities within a step of the scale', () => {
    const pair = fc.record({
      head: word,
      target: word,
      forward: fc.double({ min: 0.01, max: 1, noNaN: true }),
      backward: fc.double({ min: 0.01, max: 1, noNaN: true }),
    });
    const pairs = fc.uniqueArray(pair, { selector: ({ head, target }) => `${head} ${target}`, maxLength: 60 });
    fc.assert(
      fc.property(pairs, (list) => {
        const { forward, backward } = decodeLexicon(encodeLexicon('de', 'fr', list), 'de', 'fr');
        for (const { head, target, ...p } of list) {
          const there = forward.row(head).find(([found]) => found === target)![1];
          const back = backward.row(target).find(([found]) => found === head)![1];
          expect(Math.abs(Math.log2(there / p.forward))).toBeLessThan(0.26);
          expect(Math.abs(Math.log2(back / p.backward))).toBeLessThan(0.26);
        }
      }),
    );
  });

  it('keep a pair that counts in one direction only out of the other', () => {
    const bytes = encodeLexicon('de', 'fr', [{ head: 'berg', target: 'mont', forward: 0.5, backward: 0 }]);
    const { forward, backward } = decodeLexicon(bytes, 'de', 'fr');
    expect(forward.row('berg')).toEqual([['mont', 0.5]]);
    expect(backward.row('mont')).toEqual([]);
    expect(backward.has('mont')).toBe(false);
  });

  it('do not depend on the order of the pairs', () => {
    const pairs = ['haus maison', 'berg mont', 'berg montagne'].map((line) => {
      const [head, target] = line.split(' ');
      return { head: head!, target: target!, forward: 0.5, backward: 0.5 };
    });
    expect(encodeLexicon('de', 'fr', pairs)).toEqual(encodeLexicon('de', 'fr', pairs.toReversed()));
  });

  it.each([
    ['other languages', encodeLexicon('de', 'it', []), /of de and it/],
    ['another format', brotliCompressSync('hexapla-lexicon 2 de fr 0 0'), /not a lexicon/],
    ['fewer rows than promised', brotliCompressSync('hexapla-lexicon 1 de fr 2 1\nberg 22mont'), /damaged/],
    ['more pairs than promised', brotliCompressSync('hexapla-lexicon 1 de fr 1 1\nberg 22mont 22montagne'), /damaged/],
    ['fewer pairs than promised', brotliCompressSync('hexapla-lexicon 1 de fr 1 3\nberg 22mont'), /damaged/],
    ['a weight that is no digit', brotliCompressSync('hexapla-lexicon 1 de fr 1 1\nberg zzmont'), /damaged/],
    ['a count without bound', brotliCompressSync('hexapla-lexicon 1 de fr 1 9999999999999\nberg 22mont'), /damaged/],
    ['bytes that are not Brotli', new TextEncoder().encode('not compressed at all'), /Decompression failed/],
    ['more than memory should hold', brotliCompressSync(Buffer.alloc(40 * 1024 * 1024)), /larger than/],
  ])('are refused where they hold %s', (_, bytes, message) => {
    expect(() => decodeLexicon(bytes, 'de', 'fr')).toThrow(message);
  });
});
