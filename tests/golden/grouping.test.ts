/** The proposal of the import dialog for files that lie about: by what is in them. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { groupVersions } from '../../align/index.ts';
import type { AlignVersion, LexiconSource } from '../../align/index.ts';
import { readDocument, toVersion } from '../../formats/index.ts';
import { loadLexicons } from '../../formats/lexicon.ts';

vi.setConfig({ testTimeout: 60_000 });

/** The golden article's files, a paragraph a line, as they are. */
const article = (name: string): AlignVersion => {
  const path = fileURLToPath(new URL(`article/${name}.txt`, import.meta.url));
  const lines = readFileSync(path, 'utf8').split('\n');
  const segments = lines.flatMap((text) =>
    text.trim() === ''
      ? []
      : [{ text, kind: 'paragraph' as const, level: 0, paratext: false, sentences: [[0, text.length] as const] }],
  );
  return { language: name.split('.')[1]!, segments };
};
const files = ['clock.it', 'column.it', 'clock.fr', 'foundry.fr', 'clock.de'];

const corpora = ['article', 'bridge', 'train', 'setter', 'ferry', 'stove'];

/** A corpus as it is imported: read from its files, furniture known, the translations first. */
async function imported(corpus: string): Promise<{ texts: AlignVersion[]; translations: number }> {
  const folder = new URL(`${corpus}/`, import.meta.url);
  const gold = JSON.parse(readFileSync(new URL('gold.json', folder), 'utf8')) as {
    versions: string[];
    others: string[];
  };
  const texts = [...gold.versions, ...gold.others].map(async (name): Promise<AlignVersion> => {
    const language = name.split('.')[1]!;
    const read = await readDocument(readFileSync(new URL(name, folder)), { fileName: name });
    return { language, segments: toVersion(read, language).segments };
  });
  return { texts: await Promise.all(texts), translations: gold.versions.length };
}

describe('groupVersions', () => {
  it.each(corpora)(
    'finds the three translations of %s from their files, and leaves the other articles alone',
    async (corpus) => {
      const lexicon = loadLexicons(fileURLToPath(new URL('../../assets/lexicons', import.meta.url)));
      const { texts, translations } = await imported(corpus);
      const alone = texts.slice(translations).map((_, k) => [translations + k]);
      const together = Array.from({ length: translations }, (_, k) => k);
      expect(groupVersions(texts, { lexicon })).toEqual([together, ...alone]);
    },
  );

  it('puts three translations of an article together, and no other article on the same affair', () => {
    const lexicon = loadLexicons(fileURLToPath(new URL('../../assets/lexicons', import.meta.url)));
    for (const options of [{}, { lexicon }]) {
      expect(groupVersions(files.map(article), options)).toEqual([[0, 2, 4], [1], [3]]);
    }
  });

  it('is not taken in by names', () => {
    const names = files.map(() => 'article');
    for (const group of groupVersions(files.map(article), { names })) {
      const languages = group.map((k) => files[k]!.split('.')[1]);
      expect(new Set(languages).size).toBe(languages.length);
    }
  });

  it('asks the lexicon for each pair of languages once', () => {
    const asked: string[] = [];
    const lexicon: LexiconSource = { lookup: (from, to) => (asked.push(`${from} ${to}`), null) };
    groupVersions(files.map(article), { lexicon });
    expect(asked.length).toBeGreaterThan(0);
    expect(new Set(asked).size).toBe(asked.length);
  });
});
