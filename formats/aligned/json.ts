/** The JSON that Hexapla writes (write/json.ts), read back with all that it says. The file may have been changed by hand: all is checked. */
import * as z from 'zod/mini';
import { HexaplaError } from '../../contract/errors.ts';
import { BEAD_STATUSES, REASON_CODES, SEGMENT_KINDS, VERDICTS } from '../../contract/model.ts';
import { MAX_NOTE_PARTS, MAX_NOTES, MAX_NOTE_TEXT, MAX_QUOTE, NOTE_COLOURS, NOTE_KINDS } from '../../contract/notes.ts';
import type { Place, PlacedNote } from '../../contract/placed.ts';
import type { Span } from '../../text/index.ts';
import { MAX_ALIGNED_VERSIONS } from '../limits.ts';
import type { AlignedReading } from './aligned-document.ts';
import { languageOfCode } from './language-code.ts';
import { RowGatherer } from './rows.ts';
import type { ReadUnit } from './rows.ts';
import { rowsOfSentences } from './sentence-rows.ts';

const count = z.int().check(z.minimum(0));
const share = z.number().check(z.minimum(0), z.maximum(1));
const span = z.tuple([count, count]);
const line = (most: number) => z._default(z.string().check(z.maxLength(most)), '');
const place = z.tuple([count, count]);
const time = z._default(z.number().check(z.minimum(0), z.maximum(8.64e15)), 0);

const Segment = z.object({
  text: z.string(),
  kind: z._default(z.enum(SEGMENT_KINDS), 'paragraph'),
  level: z._default(z.int().check(z.minimum(0), z.maximum(100)), 0),
  paratext: z._default(z.boolean(), false),
  sentences: z.optional(z.array(span)),
});
const Version = z.object({
  file: z._default(z.string(), ''),
  language: z._default(z.string(), ''),
  label: line(500),
  translator: line(500),
  date: line(100),
  source: line(2000),
  original: z._default(z.boolean(), false),
  segments: z.array(Segment),
});
const Reason = z.object({
  code: z.enum(REASON_CODES),
  values: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
});
const Bead = z.object({
  runs: z.array(span),
  score: z.optional(share),
  status: z.optional(z.enum(BEAD_STATUSES)),
  pinned: z.optional(z.boolean()),
  reasonCodes: z.optional(z.array(Reason)),
  sentenceBeads: z.optional(z.array(z.object({ runs: z.array(span), score: share }))),
  row: z.optional(count),
  rowScore: z.optional(share),
});
const Note = z.object({
  version: count,
  kind: z.enum(NOTE_KINDS),
  colour: z.enum(NOTE_COLOURS),
  text: line(MAX_NOTE_TEXT),
  anchors: z.array(z.tuple([count, count, count])).check(z.maxLength(MAX_NOTE_PARTS)),
  quote: line(MAX_QUOTE),
  before: line(1000),
  after: line(1000),
  createdAt: time,
  changedAt: time,
});
const Export = z.object({
  title: line(500),
  author: line(500),
  tags: z._default(z.array(z.string().check(z.maxLength(100))).check(z.maxLength(200)), []),
  about: line(100_000),
  level: z._default(z.enum(['paragraph', 'sentence']), 'paragraph'),
  versions: z.array(Version).check(z.minLength(1), z.maxLength(MAX_ALIGNED_VERSIONS)),
  beads: z.array(Bead),
  relations: z.optional(z.array(z.object({ a: count, b: count, verdict: z.enum(VERDICTS), score: share }))),
  links: z._default(z.array(z.object({ a: place, b: place, score: z.nullable(share) })), []),
  notes: z._default(z.array(Note).check(z.maxLength(MAX_NOTES)), []),
});
type Exported = z.output<typeof Export>;

/** Whether a text is JSON that may be ours. */
export function looksLikeExport(start: string): boolean {
  return /^\s*\{\s*"versions"\s*:\s*\[/u.test(start.slice(0, 4096));
}

/** @throws HexaplaError file-format { file } where it is not what Hexapla writes, or its rows are no alignment of its texts */
export function readExport(text: string, file: string): AlignedReading {
  const exported = parsed(text, file);
  const { versions, level } = exported;
  const rows = new RowGatherer(file);
  const units = versions.map(({ segments }): ReadUnit[] => segments.map((segment) => segment));
  const beads = level === 'sentence' ? rowsOfSentences(versions, exported.beads) : exported.beads;
  assertRows(beads, units, file);
  /** For each version where its segments went: others than they were only where one was too long. */
  const moved = versions.map((): number[] => []);
  for (const { runs, reasonCodes, ...facts } of beads) {
    const cells = runs.map(([start, end], version) => units[version]!.slice(start, end));
    const starts = rows.add(cells, { ...facts, reasons: reasonCodes ?? null });
    starts.forEach((numbers, version) => moved[version]?.push(...numbers));
  }
  const at = ([version, segment]: Place): Place | null => {
    const number = moved[version]?.[segment];
    return number === undefined ? null : [version, number];
  };
  return {
    title: exported.title,
    author: exported.author,
    tags: exported.tags,
    about: exported.about,
    versions: versions.map(({ file: name, language, segments: _segments, ...facts }, index) => {
      const canonical = languageOfCode(language);
      return { ...facts, name, ...(canonical ? { language: canonical } : {}), segments: rows.segments[index] ?? [] };
    }),
    beads: rows.settledBeads(),
    relations: exported.relations?.filter(({ a, b }) => a < b && b < versions.length) ?? null,
    links: exported.links.flatMap((link) => {
      const [a, b] = [at(link.a), at(link.b)];
      return a && b && a[0] !== b[0] ? [{ a, b, score: link.score }] : [];
    }),
    notes: exported.notes.flatMap((note) => placed(note, at, rows)),
    warnings: rows.warnings,
  };
}

function parsed(text: string, file: string): Exported {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw broken(file, 'begins like JSON but is not', cause);
  }
  const result = Export.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw broken(file, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not as Hexapla writes it'}`);
}

const broken = (file: string, what: string, cause?: unknown): HexaplaError =>
  new HexaplaError('file-format', `${file}: ${what}`, { file }, { cause });

/** Every segment of every version in exactly one row, in order. */
function assertRows(
  beads: readonly { readonly runs: readonly Span[] }[],
  units: readonly (readonly unknown[])[],
  file: string,
): void {
  const ends = units.map(() => 0);
  beads.forEach(({ runs }, row) => {
    const fits = runs.length === ends.length && runs.every(([start, end], v) => start === ends[v] && end >= start);
    if (!fits) throw broken(file, `row ${row} does not follow on the rows before it`);
    runs.forEach(([, end], version) => (ends[version] = end));
  });
  if (ends.some((end, version) => end !== units[version]!.length))
    throw broken(file, 'there are segments in no row, or rows of more segments than there are');
}

/** A note with the segments as they were gathered. One whose characters are not there keeps its words and no place. */
function placed(note: Exported['notes'][number], at: (place: Place) => Place | null, rows: RowGatherer): PlacedNote[] {
  const segments = rows.segments[note.version];
  if (!segments) return [];
  const anchors = note.anchors.map(([segment, start, end]): readonly [number, number, number] | null => {
    const number = at([note.version, segment])?.[1];
    const length = number === undefined ? 0 : (segments[number]?.text.length ?? 0);
    return number === undefined || start >= end || end > length ? null : [number, start, end];
  });
  return [{ ...note, anchors: anchors.every((anchor) => anchor !== null) ? anchors : [] }];
}
