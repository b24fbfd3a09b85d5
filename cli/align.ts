/** `hexapla align`: aligns files and writes the alignment. Touches no library. */
import { Worker } from 'node:worker_threads';
import { Command, Option } from 'commander';
import type { Embeddings } from '../align/index.ts';
import type { Alignment } from '../align/types.ts';
import { INPUT_FORMATS } from '../contract/import.ts';
import type { DraftWarning, InputFormat } from '../contract/import.ts';
import {
  LEVELS,
  OUTPUT_FORMATS,
  guessDocumentLanguages,
  readDocument,
  toSentenceLevel,
  toVersion,
  writers,
} from '../formats/index.ts';
import type { AlignedTexts, AlignedVersion, Document, Level, OutputFormat } from '../formats/index.ts';
import { homeFolder } from '../db/index.ts';
import { openEmbeddingModel } from '../formats/embedding-model.ts';
import { packageFolders } from '../formats/model-packages.ts';
import type { WorkerMessage } from './align-worker.ts';
import { readBytes, writeFileWhole, writeStdout } from './files.ts';
import { progressLine } from './progress.ts';
import type { ProgressLine } from './progress.ts';
import { UsageError } from './usage.ts';

interface AlignCommandOptions {
  readonly lang?: string;
  readonly level: Level;
  readonly format: OutputFormat;
  readonly input: InputFormat | 'auto';
  readonly out?: string;
  readonly model?: string;
}

export const MAX_FILES = 12;

export function alignCommand(): Command {
  return new Command('align')
    .description('align two or more versions of a text, paragraph by paragraph or sentence by sentence')
    .argument('<file...>', 'text, Markdown or HTML files, one per version')
    .option(
      '--lang <codes>',
      'languages of the files in their order, as "it,fr,de"; found by itself where absent or "auto"',
    )
    .addOption(new Option('--level <level>', 'what a row is made of').choices(LEVELS).default('paragraph'))
    .addOption(new Option('--format <format>', 'how to write the alignment').choices(OUTPUT_FORMATS).default('json'))
    .addOption(
      new Option('--input <format>', 'how to read the files').choices(['auto', ...INPUT_FORMATS]).default('auto'),
    )
    .option('--model <folder>', 'a sentence embedding model (ONNX) to be asked what sentences mean')
    .option('--out <file>', 'write to a file instead of standard output')
    .action(runAlign);
}

async function runAlign(files: readonly string[], options: AlignCommandOptions): Promise<void> {
  const languages = checkUsage(files, options);
  const progress = progressLine();
  try {
    const versions = await readVersions(files, languages, options.input, progress);
    const embeddings = options.model === undefined ? [] : await embedVersions(versions, options.model, progress);
    const alignment = await alignInWorker(versions, embeddings, progress);
    const texts = toTexts(versions, alignment, options.level);
    progress.clear();
    reportRelations(texts);
    const pieces = writers[options.format](texts);
    if (options.out === undefined) await writeStdout(pieces);
    else writeFileWhole(options.out, pieces);
  } finally {
    progress.clear();
  }
}

/** @returns a canonical BCP 47 tag per file, or null where it is to be found */
function checkUsage(files: readonly string[], { lang, format }: AlignCommandOptions): (string | null)[] {
  if (files.length < 2) throw new UsageError('align needs two files or more');
  if (files.length > MAX_FILES) throw new UsageError(`align takes ${MAX_FILES} files at most`);
  if (format === 'ladder' && files.length !== 2) throw new UsageError('--format ladder has two sides: name two files');
  if (lang === undefined) return files.map(() => null);
  const codes = lang.split(',').map((code) => code.trim());
  if (codes.length !== files.length) {
    throw new UsageError(`--lang names ${codes.length} languages for ${files.length} files; name one each`);
  }
  return codes.map(canonicalLanguage);
}

function canonicalLanguage(code: string): string | null {
  if (code === '' || code === 'auto') return null;
  try {
    const [tag] = Intl.getCanonicalLocales(code.replaceAll('_', '-'));
    return tag ?? null;
  } catch {
    throw new UsageError(`--lang: "${code}" is no language code; use such as it, fr, pt-BR, or auto`);
  }
}

async function readVersions(
  files: readonly string[],
  languages: readonly (string | null)[],
  input: InputFormat | 'auto',
  progress: ProgressLine,
): Promise<AlignedVersion[]> {
  const documents: Document[] = [];
  for (const [index, file] of files.entries()) {
    progress.show(`reading ${file}`, index / files.length);
    const document = await readDocument(await readBytes(file), {
      fileName: file,
      format: input === 'auto' ? undefined : input,
    });
    progress.clear();
    for (const warning of document.warnings) process.stderr.write(`hexapla: ${file}: ${warningText(warning)}\n`);
    documents.push(document);
  }
  const found = languages.includes(null) ? await guessDocumentLanguages(documents) : [];
  return documents.map((document, index) => {
    const given = languages[index];
    const { value, score } = given
      ? { value: given, score: 1 }
      : (found[index]?.language ?? { value: 'und', score: 0 });
    const { segments } = toVersion(document, value, (done, total) =>
      progress.show(`splitting ${files[index]}`, done / total),
    );
    return { file: files[index]!, language: value, languageScore: score, segments };
  });
}

/** What the model in `folder` makes of all sentences. @throws ModelError */
async function embedVersions(
  versions: readonly AlignedVersion[],
  folder: string,
  progress: ProgressLine,
): Promise<Embeddings[]> {
  const model = await openEmbeddingModel(folder, packageFolders(homeFolder()));
  const found: Embeddings[] = [];
  for (const { file, segments } of versions) {
    const sentences = segments.flatMap(({ text, sentences: spans }) =>
      spans.map(([start, end]) => text.slice(start, end)),
    );
    const vectors = await model.embed(sentences, (share) => progress.show(`understanding ${file}`, share));
    found.push({ dimensions: model.dimensions, vectors });
  }
  await model.close();
  return found;
}

/** Runs the engine in a worker. Ctrl-C ends the process as a whole, which leaves nothing behind. */
function alignInWorker(
  versions: readonly AlignedVersion[],
  embeddings: readonly Embeddings[],
  progress: ProgressLine,
): Promise<Alignment> {
  const plain = versions.map(({ language, segments }) => ({ language, segments }));
  const worker = new Worker(new URL('./align-worker.ts', import.meta.url), {
    workerData: { versions: plain, embeddings },
  });
  return new Promise((resolve, reject) => {
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'progress') return progress.show(message.phase, message.share);
      if (message.kind === 'done') return resolve(message.alignment);
      progress.clear();
      process.stderr.write(`hexapla: ${message.message}\n`);
    });
    worker.once('error', reject);
    worker.once('exit', (code) =>
      reject(new Error(`the engine stopped (${code}); the texts may be too large for this machine's memory`)),
    );
  });
}

function toTexts(versions: readonly AlignedVersion[], alignment: Alignment, level: Level): AlignedTexts {
  const { beads, relations } = alignment;
  if (level === 'paragraph') return { versions, level, beads, relations };
  const counts = versions.map(({ segments }) => segments.map(({ sentences }) => sentences.length));
  return { versions, level, beads: toSentenceLevel(beads, counts), relations };
}

/** Says so where two files are no translations of each other: the rows are then worth little. */
function reportRelations({ versions, relations }: AlignedTexts): void {
  for (const { a, b, verdict } of relations) {
    if (verdict === 'translation') continue;
    const words =
      verdict === 'related' ? 'are on one subject, but seem no translations of each other' : 'seem unrelated';
    process.stderr.write(`hexapla: ${versions[a]!.file} and ${versions[b]!.file} ${words}\n`);
  }
}

const WARNINGS: Readonly<Record<DraftWarning['code'], string>> = {
  'invalid-bytes': 'some bytes are not valid in its encoding and were replaced',
  'mixed-encodings': 'parts of it are in different encodings',
  'nul-removed': 'NUL characters were left out',
  'lone-surrogates': 'broken characters were replaced',
  'long-paragraph-cut': 'a very long paragraph was cut into parts',
  'already-in-library': 'is in the library already',
  'active-content-dropped': 'scripts, frames, styles or hidden parts were left out',
  'nesting-cut': 'was nested very deeply and is read in a simpler way',
  truncated: 'was cut off',
  'markup-faulty': 'has faults in its markup, which were passed over',
};
const warningText = ({ code }: DraftWarning): string => WARNINGS[code];
