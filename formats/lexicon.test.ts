import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { foldWord } from '../text/index.ts';
import { encodeLexicon } from './lexicon/lexicon-file.ts';
import { loadLexicons } from './lexicon.ts';

let dir = '';
let files: object[] = [];
const warnings: string[] = [];
const load = () => loadLexicons(dir, { warn: (message) => warnings.push(message) });

/** Adds a file with lines "head target p(target|head) p(head|target)". */
function add(path: string, from: string, to: string, lines: readonly string[], share = 1): void {
  const pairs = lines.map((line) => {
    const [head, target, forward, backward] = line.split(' ');
    return { head: head!, target: target!, forward: Number(forward), backward: Number(backward) };
  });
  const bytes = encodeLexicon(from, to, pairs);
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const counts = { heads: pairs.length, pairs: pairs.length, bytes: bytes.length };
  files.push({ path, from, to, share, licence: 'CC0-1.0', sources: [], ...counts, sha256 });
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify({ format: 1, version: 'test', files }));
}

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'lexicons-'));
  files = [];
  warnings.length = 0;
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('loadLexicons', () => {
  it('looks words up in both directions, best first', () => {
    add('a/de-fr.lex', 'de', 'fr', ['berg mont 0.25 0.5', 'berg montagne 0.5 0.5']);
    expect(load().lookup('de', 'fr')!('berg').map(([word]) => word)).toEqual(['montagne', 'mont']);
    expect(load().lookup('fr', 'de-CH')!('mont')).toEqual([['berg', 0.5]]);
    expect(load().lookup('de', 'fr')!('zzz')).toEqual([]);
  });

  it('averages the files of a pair by their shares', () => {
    add('a/de-fr.lex', 'de', 'fr', ['berg mont 0.5 0.5']);
    add('b/de-fr.lex', 'de', 'fr', ['berg mont 1 1', 'see lac 1 1'], 0.25);
    const lookup = load().lookup('de', 'fr')!;
    expect(lookup('berg')[0]![1]).toBeCloseTo((0.5 + 0.25) / 1.25);
    expect(lookup('see')).toEqual([['lac', 1]]);
  });

  it('goes by way of the best third language where a pair has no file', () => {
    add('a/en-it.lex', 'en', 'it', ['house casa 0.5 0.5', 'home casa 0.5 0.5']);
    add('a/en-sv.lex', 'en', 'sv', ['house hus 0.5 0.5', 'home hem 0.5 0.5']);
    expect(load().lookup('it', 'sv')!('casa')).toEqual([
      ['hem', 0.25],
      ['hus', 0.25],
    ]);
    expect(load().lookup('it', 'ko')).toBeNull();
    expect(load().lookup('it', 'it')).toBeNull();
  });

  it('asks a third language for what a thin lexicon does not know', () => {
    add('a/it-sv.lex', 'it', 'sv', ['sette sju 1 1']);
    add('a/en-it.lex', 'en', 'it', ['house casa 0.5 0.5']);
    add('a/en-sv.lex', 'en', 'sv', ['house hus 0.5 0.5', 'seven sex 1 1']);
    const lookup = load().lookup('it', 'sv')!;
    expect(lookup('sette')).toEqual([['sju', 1]]);
    expect(lookup('casa')).toEqual([['hus', 0.25]]);
  });

  it('falls back on the form, the compound, the characters', () => {
    add('a/de-fr.lex', 'de', 'fr', [
      'haus maison 1 1',
      'häuser x 0 1',
      'rat conseil 1 1',
      'wolke nuage 1 1',
      'bruch rupture 1 1',
    ]);
    const lookup = load().lookup('de', 'fr')!;
    expect(lookup('wolken')[0]![0]).toBe('nuage');
    expect(
      lookup('wolkenbruch')
        .map(([word]) => word)
        .toSorted(),
    ).toEqual(['nuage', 'rupture']);
    expect(lookup('ratlos')).toEqual([]);
    add('a/en-zh.lex', 'en', 'zh', ['iron 铁 1 1', 'road 路 1 1']);
    expect(
      load().lookup('zh', 'en')!('铁路')
        .map(([word]) => word)
        .toSorted(),
    ).toEqual(['iron', 'road']);
  });

  it('takes and gives English in irregular forms', () => {
    add('a/de-en.lex', 'de', 'en', ['sagen say 0.8 0.5', 'gesagt said 0.5 0.1']);
    expect(load().lookup('en', 'de')!('said').map(([word]) => word)).toEqual(['sagen', 'gesagt']);
    expect(load().lookup('de', 'en')!('sagen').map(([word]) => word)).toEqual(['say', 'said', 'says']);
    expect(load().lookup('de', 'en')!('gesagt').map(([word]) => word)).toEqual(['said']);
  });

  it('finds words behind Arabic and Hebrew articles and prepositions, and Korean ones before particles', () => {
    add('a/ar-en.lex', 'ar', 'en', ['كتاب book 1 1']);
    add('a/en-he.lex', 'en', 'he', ['house בית 1 1', 'king מלך 1 1']);
    add('a/en-ko.lex', 'en', 'ko', ['friend 친구 1 1']);
    expect(load().lookup('ar', 'en')!('والكتاب')).toEqual([['book', 1]]);
    expect(load().lookup('he', 'en')!('והמלך')).toEqual([['king', 1]]);
    expect(load().lookup('en', 'ar')!('book').map(([word]) => word)).toEqual(['كتاب', 'الكتاب']);
    expect(load().lookup('ko', 'en')!('친구에게')[0]![0]).toBe('friend');
  });

  it('takes and gives Chinese in either script', () => {
    add('a/en-zh.lex', 'en', 'zh', ['dragon 龙 1 1', 'iron 铁 1 1', 'road 路 1 1', 'railway 铁路 1 1', 'hair 发 1 1']);
    add('a/hant-hans.lex', 'hant', 'hans', ['龍 龙 1 1', '鐵 铁 1 1', '髮 发 1 1', '發 发 1 1']);
    expect(load().lookup('zh-TW', 'en')!('鐵路')).toEqual([['railway', 1]]);
    expect(load().lookup('en', 'zh')!('railway').map(([word]) => word)).toEqual(['铁路', '鐵路']);
    expect(load().lookup('en', 'zh')!('hair').map(([word]) => word)).toEqual(['发', '發', '髮']);
  });

  it('warns of missing and damaged files once, and does without them', () => {
    add('a/de-fr.lex', 'de', 'fr', ['berg mont 1 1']);
    add('b/de-fr.lex', 'de', 'fr', ['berg montagne 1 1']);
    add('a/de-it.lex', 'de', 'it', ['berg monte 1 1']);
    writeFileSync(join(dir, 'a/de-fr.lex'), 'short');
    rmSync(join(dir, 'a/de-it.lex'));
    const lexicons = load();
    expect(lexicons.lookup('de', 'fr')!('berg')).toEqual([['montagne', 1]]);
    expect(lexicons.lookup('de', 'it')).toBeNull();
    lexicons.lookup('de', 'fr');
    expect(warnings).toHaveLength(2);
  });

  it.each([
    ['no manifest', null],
    ['a manifest that is not JSON', '{'],
    ['a manifest of another format', '{"format":2}'],
    ['a path that leaves the folder', JSON.stringify({ format: 1, version: '', files: [{ path: '../x.lex' }] })],
  ])('is empty where there is %s', (_, text) => {
    if (text !== null) writeFileSync(join(dir, 'manifest.json'), text);
    expect(load().files).toEqual([]);
    expect(load().lookup('de', 'fr')).toBeNull();
    expect(warnings.length).toBeGreaterThan(0);
  });
});

const shipped = join(import.meta.dirname, '../assets/lexicons');

describe.skipIf(!existsSync(join(shipped, 'manifest.json')))('the shipped lexicons', () => {
  const lexicons = loadLexicons(shipped, { warn: (message) => warnings.push(message) });

  it('are whole, beside their licences, and under the limit', () => {
    for (const { path, licence, bytes, sha256 } of lexicons.files) {
      const content = readFileSync(join(shipped, path));
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
      expect(content.length).toBe(bytes);
      expect(existsSync(join(shipped, dirname(path), `LICENSE.${licence}.txt`))).toBe(true);
    }
    expect(lexicons.files.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(25e6);
  });

  it('hold words folded as the engine folds them', () => {
    for (const [from, to] of [
      ['de', 'fr'],
      ['en', 'cs'],
      ['en', 'ar'],
    ] as const) {
      const lookup = lexicons.lookup(from, to)!;
      const words = ['berg', 'haus', 'house', 'year', 'seven', 'germany'].flatMap((word) => lookup(word));
      expect(words.length).toBeGreaterThan(0);
      for (const [word] of words) expect(foldWord(word)).toBe(word);
    }
    expect(warnings).toEqual([]);
  });

  it.each([
    ['de', 'fr', 'haus', 'maison'],
    ['it', 'fr', 'spada', 'epee'],
    ['it', 'de', 'cavallo', 'pferd'],
    ['en', 'it', 'king', 're'],
    ['zh', 'en', '朋友', 'friend'],
    ['ja', 'en', '馬', 'horse'],
  ])('know %s-%s %s as %s', (from, to, word, rendering) => {
    expect(lexicons.lookup(from, to)!(word).map(([found]) => found)).toContain(rendering);
  });
});
