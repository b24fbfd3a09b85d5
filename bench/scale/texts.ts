/** Long texts to measure time and memory on: free ones made from the samples, copy after copy in other words, and the novel if at hand. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AlignVersion } from '../../align/index.ts';
import { splitSentences } from '../../text/index.ts';
import { declaration, linesVersion, readLines, unit } from '../engine/texts.ts';

const SAMPLES = join(import.meta.dirname, '..', '..', 'assets', 'samples');
/** Words that stand so often in a text at most are said otherwise in each copy, so that the vocabulary grows as a real one does. */
const RARE = 3;
/** Share of the paragraphs that a copy of either side leaves out. */
const DROPPED = 0.01;

/** A version and, for each of its segments, the number of the row that it belongs to. */
export interface Grown {
  readonly version: AlignVersion;
  readonly rows: readonly number[];
}

/** `count` sentences or a little more of English or Spanish stories. Rows of both languages with one number are counterparts. */
export function grownStory(language: 'en' | 'es', count: number): Grown {
  const paragraphs = ['joseph', 'ruth'].flatMap((work) =>
    readFileSync(join(SAMPLES, `${work}.${language}.md`), 'utf8')
      .trim()
      .split(/\n{2,}/)
      .map((block) => block.replace(/^#+ /, '')),
  );
  return grown(paragraphs, language, (sentences) => sentences >= count);
}

/** `copies` of the Universal Declaration in one language, for many versions at once. */
export function grownDeclaration(code: string, language: string, copies: number): Grown {
  return grown(declaration(code).flat(), language, (_, begun) => begun >= copies);
}

function grown(
  paragraphs: readonly string[],
  language: string,
  enough: (sentences: number, copies: number) => boolean,
): Grown {
  const counts = new Map<string, number>();
  for (const word of paragraphs.join(' ').match(/\p{L}{4,}/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  const segments: AlignVersion['segments'][number][] = [];
  const rows: number[] = [];
  const random = numbers(language);
  let sentences = 0;
  for (let copy = 0; !enough(sentences, copy); copy++) {
    paragraphs.forEach((paragraph, k) => {
      if (random() < DROPPED) return;
      const text = copy === 0 ? paragraph : disguised(paragraph, copy, counts);
      const spans = splitSentences(text, language);
      segments.push(unit(text, { sentences: spans }));
      rows.push(copy * paragraphs.length + k);
      sentences += spans.length;
    });
  }
  return { version: { language, segments }, rows };
}

/** The paragraph with its rare words turned into others of the same length, the same ones throughout a copy. */
function disguised(paragraph: string, copy: number, counts: ReadonlyMap<string, number>): string {
  return paragraph.replace(/\p{L}{4,}/gu, (word) => {
    if ((counts.get(word) ?? 0) > RARE) return word;
    // two shifts in turn, so that no two of 676 copies say it alike
    const shifts = [copy * 7, copy + 11 * Math.floor(copy / 26)];
    return word.replace(/[a-z]/g, (letter, at: number) =>
      String.fromCharCode(97 + ((letter.charCodeAt(0) - 97 + shifts[at % 2]!) % 26)),
    );
  });
}

/** Numbers from 0 to 1, the same for the same language. */
function numbers(language: string): () => number {
  let state = Array.from(language).reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7);
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** Every sentence a segment of its own. */
export function bySentences({ language, segments }: AlignVersion): AlignVersion {
  return linesVersion(
    language,
    segments.flatMap(({ text, sentences }) => sentences.map(([start, end]) => text.slice(start, end))),
  );
}

export const novel = (language: string): AlignVersion =>
  linesVersion(language, readLines('mte-1984', 'text', `${language}.txt`));
