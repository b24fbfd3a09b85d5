/** Gathers the rows of a file into versions and beads. Order is the file's; so every segment is in exactly one bead by construction. */
import { HexaplaError } from '../../contract/errors.ts';
import type { DraftWarning } from '../../contract/import.ts';
import { BEAD_STATUSES } from '../../contract/model.ts';
import type { SegmentKind } from '../../contract/model.ts';
import { PARAGRAPH_MAX } from '../../text/paragraphs/cut.ts';
import type { Span } from '../../text/index.ts';
import { cutText, cutWarnings } from '../cut-blocks.ts';
import { MAX_ALIGNED_ROWS } from '../limits.ts';
import type { FileBead, FileSegment } from './aligned-document.ts';

/** A segment of a row as a reader found it. */
export interface ReadUnit {
  readonly text: string;
  readonly kind?: SegmentKind;
  readonly level?: number;
  readonly paratext?: boolean;
  readonly sentences?: readonly Span[];
}

export type RowFacts = Partial<Omit<FileBead, 'runs'>>;

/**
 * What words and numbers of a file say of a row; null where they say nothing that is known.
 * @param status "confirmed, pinned", as `statusOf` of write/aligned.ts makes it
 */
export function rowFacts(status: string, score: number): RowFacts {
  const [word, pin] = status.split(', ');
  return {
    status: BEAD_STATUSES.find((one) => one === word) ?? null,
    pinned: pin === 'pinned',
    score: score >= 0 && score <= 1 ? score : null,
  };
}

export class RowGatherer {
  readonly beads: FileBead[] = [];
  /** For each version its segments. Versions may join at any row: before it they had gaps. */
  readonly segments: FileSegment[][] = [];
  readonly #file: string;
  #cut = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** Tells of units that were longer than a segment may be, and became several. */
  get warnings(): DraftWarning[] {
    return cutWarnings(this.#cut);
  }

  /**
   * Adds a row; one without any unit is passed over. Units are taken as they are but for characters that are none.
   * @returns for each cell the number of the segment that each unit begins with
   * @throws HexaplaError file-too-large { file } beyond MAX_ALIGNED_ROWS
   */
  add(cells: readonly (readonly ReadUnit[])[], facts: RowFacts = {}): number[][] {
    while (this.segments.length < cells.length) this.segments.push([]);
    let changed = false;
    const starts: number[][] = [];
    const runs = this.segments.map((segments, version): Span => {
      const start = segments.length;
      starts.push(
        (cells[version] ?? []).map((unit) => {
          const at = segments.length;
          const pieces = settled(unit);
          if (pieces.length > 1) this.#cut += 1;
          changed ||= pieces.length !== 1 || pieces[0]!.sentences === null;
          for (const piece of pieces) segments.push(piece);
          return at;
        }),
      );
      return [start, segments.length];
    });
    if (runs.every(([start, end]) => start === end)) return starts;
    if (this.beads.length >= MAX_ALIGNED_ROWS) throw this.#tooMany();
    this.beads.push({
      runs,
      status: facts.status ?? null,
      pinned: facts.pinned ?? false,
      score: facts.score ?? null,
      reasons: facts.reasons ?? null,
      // Other sentences than the file's: its beads over them say nothing.
      sentenceBeads: changed ? null : (facts.sentenceBeads ?? null),
    });
    return starts;
  }

  /** The beads with a run for every version, also those that came later. */
  settledBeads(): FileBead[] {
    const count = this.segments.length;
    return this.beads.map((bead) => {
      if (bead.runs.length === count) return bead;
      const runs = [...bead.runs, ...Array.from({ length: count - bead.runs.length }, (): Span => [0, 0])];
      return { ...bead, runs };
    });
  }

  #tooMany(): HexaplaError {
    const file = this.#file;
    return new HexaplaError('file-too-large', `${file}: more than ${MAX_ALIGNED_ROWS} rows; split it`, { file });
  }
}

/** Without NUL, which the library cannot hold, and halves of characters. */
const clean = (text: string): string => text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd');

function settled({ text, kind = 'paragraph', level = 0, paratext = false, sentences }: ReadUnit): FileSegment[] {
  const whole = clean(text);
  if (whole.length <= PARAGRAPH_MAX) {
    const kept = sentences && whole === text && areSentences(sentences, whole) ? sentences : null;
    return [{ kind, level, text: whole, paratext, sentences: kept }];
  }
  return cutText(whole)
    .filter((piece) => piece !== '')
    .map((piece) => ({ kind, level, text: piece, paratext, sentences: null }));
}

/** In order, within the text, none empty. */
function areSentences(sentences: readonly Span[], text: string): boolean {
  let last = 0;
  return sentences.every(([start, end]) => {
    const fits = start >= last && end > start && end <= text.length;
    last = end;
    return fits;
  });
}
