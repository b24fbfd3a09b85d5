import { describe, expect, it } from 'vitest';

import { addCharacters } from './cedict.ts';
import { readEntry } from './dictd.ts';
import { scoreEntries } from './dictionary.ts';
import { Bitext, trainPairs } from './ibm1.ts';
import { conditional, PairScores } from './pairs.ts';
import { throughPivots } from './pivot.ts';
import { selectPairs } from './select.ts';
import { contentWords } from './words.ts';

/** Scores from lines "a b score". */
function scores(...lines: string[]): PairScores {
  const pairs = new PairScores();
  for (const line of lines) {
    const [a, b, score] = line.split(' ');
    pairs.add(a!, b!, Number(score));
  }
  return pairs;
}

describe('dictionary entries', () => {
  it('are renderings by sense, without pronunciation, notes and explanations', () => {
    const text =
      'Bank /baŋk/ <n, fem>\n1. banc, banquette\nSitzmöbel, aus Holz\n2. banque (établissement)\nGeldinstitut';
    expect(readEntry(text)).toEqual({ head: 'Bank', senses: [['banc', 'banquette'], ['banque']] });
  });

  it('may have a sense without renderings of its own', () => {
    const text = 'horsepower /x/ <n>\n馬力 2.\nmetric\n 3.\nnon-metric';
    expect(readEntry(text)).toEqual({ head: 'horsepower', senses: [['馬力']] });
  });

  it('leave their content words, folded', () => {
    expect(contentWords('to go', 'en')).toEqual(['go']);
    expect(contentWords('die Brücke', 'de')).toEqual(['brucke']);
    expect(contentWords('of', 'en')).toEqual(['of']);
    expect(contentWords('vitamin B12', 'en')).toEqual([]);
    expect(contentWords('アイス・クリーム', 'ja')).toEqual(['アイスクリーム']);
  });

  it('score the first rendering of the first sense highest', () => {
    const row = scoreEntries([{ head: 'Bank', senses: [['banc', 'banquette'], ['banque']] }], 'de', 'fr').rows.get(
      'bank',
    )!;
    expect([...row.keys()].toSorted((a, b) => row.get(b)! - row.get(a)!)).toEqual(['banc', 'banque', 'banquette']);
    expect([...row.values()].reduce((a, b) => a + b)).toBeCloseTo(1);
  });
});

describe('throughPivots', () => {
  const bridge = (x: PairScores, y: PairScores) => ({
    xz: conditional(x),
    zx: conditional(x.transposed()),
    zy: conditional(y.transposed()),
    yz: conditional(y),
  });
  // "bank" is seat and money in German, Swedish too, but not in Polish.
  const german = bridge(scores('banco bank 1', 'panca bank 1'), scores('bench bank 1', 'bank bank 1'));
  const polish = bridge(scores('banco bank 1', 'panca ławka 1'), scores('bench ławka 1', 'bank bank 1'));

  it('keeps what two pivots agree on and drops what one ambiguous word suggests', () => {
    const found = throughPivots([german, polish], 0.5);
    expect([...found.rows].map(([x, row]) => [x, [...row.keys()]])).toEqual([
      ['banco', ['bank']],
      ['panca', ['bench']],
    ]);
  });
});

describe('trainPairs', () => {
  it('finds which words go together in both directions', () => {
    const bitext = new Bitext();
    for (const [a, b] of [
      ['the house', 'das haus'],
      ['the book', 'das buch'],
      ['a book', 'ein buch'],
      ['a house', 'ein haus'],
    ]) {
      bitext.add(a!.split(' '), b!.split(' '));
    }
    const pairs = trainPairs(bitext, { iterations: 20, togetherMin: 2, meanMin: 0.5 });
    expect(pairs.map(({ head, target }) => `${head} ${target}`).toSorted()).toEqual([
      'a ein',
      'book buch',
      'house haus',
      'the das',
    ]);
    for (const { forward, backward } of pairs) expect(Math.min(forward, backward)).toBeGreaterThan(0.8);
  });
});

describe('selectPairs', () => {
  it('keeps the most useful words and their best renderings, with probabilities of both directions', () => {
    const found = selectPairs(
      scores('berg mont 2', 'berg montagne 4', 'berg tas 0.1', 'haus maison 5', 'selten rare 9'),
      [() => 1, (word) => (word.startsWith('m') ? 1 : 0)],
      { heads: 3, renderings: 2 },
    );
    expect(found.map(({ head, target }) => `${head} ${target}`).toSorted()).toEqual([
      'berg mont',
      'berg montagne',
      'haus maison',
    ]);
    const [mountain] = found.filter(({ target }) => target === 'montagne');
    expect(mountain!.forward).toBeCloseTo(4 / 6.2);
    expect(mountain!.backward).toBeCloseTo(4 / 4.2);
  });
});

describe('addCharacters', () => {
  it('lets the characters of a word share its renderings', () => {
    const row = addCharacters(scores('朋友 friend 1')).rows;
    expect([...row.keys()]).toEqual(['朋友', '朋', '友']);
    expect(row.get('友')!.get('friend')).toBeLessThan(row.get('朋友')!.get('friend')!);
  });
});
