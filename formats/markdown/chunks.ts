/**
 * Markdown's grammar has constructs whose parsing takes time quadratic in the length of a paragraph or the depth of its containers.
 * So the text is parsed in chunks that end where no container can go on: before a line that starts with a letter, or a heading,
 * after an empty line. What another chunk defines (links, footnotes) is handed to each chunk that refers to it.
 */

export interface Chunk {
  /** Where the chunk starts in the whole text. */
  readonly start: number;
  /** The chunk's own text; block offsets within it are the source's, less `start`. */
  readonly text: string;
  /** Definitions from elsewhere that it refers to, to be parsed behind `text`. */
  readonly definitions: string;
  /** True where it is so built that parsing it may take too long: to be read as plain text. */
  readonly hostile: boolean;
}

/** Longest chunk that is parsed. The worst case known takes about a tenth of a second at this length. */
const MAX_CHUNK = 48 * 1024;
/** Chunks are joined up to this length. */
const CHUNK = 8 * 1024;
/** More marks of inline markup in one chunk than any writer needs, and the worst cases are made of them. */
const MAX_MARKS = 3000;
/** Deeper lists and quotes than any writer needs. */
const MAX_CONTAINERS = 40;

export const FRONT_MATTER =
  /^(?:---[ \t]*\n[\s\S]{0,20000}?\n(?:---|\.\.\.)[ \t]*(?:\n|$)|\+\+\+[ \t]*\n[\s\S]{0,20000}?\n\+\+\+[ \t]*(?:\n|$))/;
const DEFINITION = /^ {0,3}\[([^\]\n]{1,300})\]:[ \t]*(\S.*)?$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const OPENS = /^(?:#{1,6}[ \t]|[\p{L}\p{Ps}\p{Pi}"'«“¿¡—–])/u;

/** Linear in the text's length. */
export function splitMarkdown(text: string): Chunk[] {
  const definitions = new Map<string, string>();
  const starts = joinSmall(text, findStarts(text, definitions));
  return starts.map((start, index) => {
    const own = text.slice(start, starts[index + 1] ?? text.length);
    const hostile = isHostile(own);
    return { start, text: own, definitions: hostile ? '' : definitionsFor(own, definitions), hostile };
  });
}

/** Leaves out starts so that chunks grow up to CHUNK: each costs the parser some set-up. What is hostile stays by itself. */
function joinSmall(text: string, starts: readonly number[]): number[] {
  const kept: number[] = [];
  let marks = 0;
  let hostile = false;
  starts.forEach((start, index) => {
    const own = text.slice(start, starts[index + 1] ?? text.length);
    const size = start + own.length - (kept.at(-1) ?? 0);
    const [ownMarks, ownHostile] = [countMarks(own), isHostile(own)];
    const joins = kept.length > 0 && !hostile && !ownHostile && size <= CHUNK && marks + ownMarks <= MAX_MARKS;
    if (!joins) kept.push(start);
    marks = joins ? marks + ownMarks : ownMarks;
    hostile = ownHostile;
  });
  return kept;
}

/** Offsets at which chunks start. Gathers definitions on the way. */
function findStarts(text: string, definitions: Map<string, string>): number[] {
  const starts = [0];
  let fence = '';
  let empty = false;
  const matter = FRONT_MATTER.exec(text)?.[0].length ?? 0;
  for (let from = matter; from < text.length;) {
    const next = text.indexOf('\n', from);
    const end = next === -1 ? text.length : next;
    const line = text.slice(from, Math.min(end, from + 2000));
    const mark = FENCE.exec(line)?.[1];
    if (fence) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = '';
    } else if (mark) fence = mark;
    else {
      const definition = DEFINITION.exec(line);
      if (definition) remember(definition[1] as string, definition[2] ?? '', definitions);
      else if (empty && !line.startsWith('[') && OPENS.test(line)) starts.push(from);
    }
    empty = line.trim() === '';
    from = end + 1;
  }
  return starts;
}

function remember(label: string, target: string, definitions: Map<string, string>): void {
  const key = label.toLowerCase();
  if (definitions.has(key)) return;
  // Of a footnote only its being there matters: its text is a block of the chunk that holds it.
  definitions.set(key, label.startsWith('^') ? `[${label}]: .` : `[${label}]: ${target.slice(0, 1000)}`);
}

function definitionsFor(text: string, definitions: ReadonlyMap<string, string>): string {
  if (definitions.size === 0) return '';
  const wanted = new Set<string>();
  for (const match of text.matchAll(/\[([^\][\n]{1,300})\]/g)) {
    const found = definitions.get((match[1] as string).toLowerCase());
    if (found) wanted.add(found);
  }
  return [...wanted].join('\n\n');
}

function isHostile(text: string): boolean {
  if (text.length > MAX_CHUNK || countMarks(text) > MAX_MARKS) return true;
  return text.split('\n').some((line) => containers(line) > MAX_CONTAINERS);
}

const countMarks = (text: string): number => text.match(/[[\]`*_~<!&]/g)?.length ?? 0;

/** How deep a line's containers may be: quotes and list markers at its start, and its indent. */
function containers(line: string): number {
  const lead = /^[\s>*+-]*/.exec(line)?.[0] ?? '';
  const markers = lead.replace(/\s/g, '').length;
  return Math.max(/^[*+\s-]*$/.test(line) && !line.includes('>') ? 0 : markers, (lead.length - markers) / 2);
}
