/** Alignments out: each writer yields pieces of text, to be written as UTF-8 one after the other. */
import type { ExportFormat } from '../../contract/export.ts';
import type { AlignedTexts } from './aligned.ts';
import { writeEpub } from './epub.ts';
import { writeHtml } from './html.ts';
import { writeJson } from './json.ts';
import { writeLadder } from './ladder.ts';
import { writeTmx } from './tmx.ts';
import { writeTsv } from './tsv.ts';

export const OUTPUT_FORMATS = ['json', 'tsv', 'ladder', 'tmx', 'html'] as const;
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

export const writers: Readonly<Record<OutputFormat, (texts: AlignedTexts) => Iterable<string>>> = {
  json: writeJson,
  tsv: writeTsv,
  ladder: writeLadder,
  tmx: writeTmx,
  html: writeHtml,
};

/** For what the library gives out: the same, and books, whose pieces are bytes. */
export const exporters: Readonly<Record<ExportFormat, (texts: AlignedTexts) => Iterable<string | Uint8Array>>> = {
  html: writeHtml,
  epub: writeEpub,
  tsv: writeTsv,
  tmx: writeTmx,
  json: writeJson,
};
