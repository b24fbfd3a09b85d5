/** Paragraphs longer than this are cut at a sentence end, so that what comes after can bound its work. */
export const PARAGRAPH_MAX = 20_000;

const STOP = /[.!?…。！？؟۔।॥]["'”’»)\]」』]*(?=\s)|[。！？][」』）]*/gu;
/** How far back from the limit a sentence end is looked for. */
const LOOK_BACK = 8000;

/**
 * Half-open ranges that cut `text` from `start` to `end` into pieces of at most PARAGRAPH_MAX units: after a stop where there is
 * one, else at white space, else anywhere but within a surrogate pair. Linear.
 */
export function cutRange(text: string, start: number, end: number): [number, number][] {
  const pieces: [number, number][] = [];
  let from = start;
  while (end - from > PARAGRAPH_MAX) {
    const to = cutPoint(text, from + PARAGRAPH_MAX - LOOK_BACK, from + PARAGRAPH_MAX);
    pieces.push([from, to]);
    from = to;
    while (from < end && /\s/.test(text[from]!)) from++;
  }
  if (from < end) pieces.push([from, end]);
  return pieces;
}

function cutPoint(text: string, from: number, limit: number): number {
  const window = text.slice(from, limit);
  let last = -1;
  for (const match of window.matchAll(STOP)) last = match.index + match[0].length;
  if (last > 0) return from + last;
  for (let i = limit - 1; i > from; i--) if (/\s/.test(text[i]!)) return i;
  const code = text.charCodeAt(limit);
  return code >= 0xdc00 && code <= 0xdfff ? limit - 1 : limit;
}
