/**
 * Lights the word under the pointer, or the one that the keyboard has reached in its sentence, and its likely renderings in the other
 * columns. By CSS custom highlights: no element is made or changed for it.
 */
import type { BeadRow } from '../../../contract/model.ts';
import type { RenderedWord } from '../../../contract/words.ts';
import { placeOf } from '../grid/lighting.ts';
import type { SpanPlace } from '../grid/lighting.ts';
import { pageRange, storedPoint } from '../sentences/text-range.ts';
import type { Column, Session } from '../session.ts';
import { STRENGTHS, strengthOf } from './strength.ts';
import type { Strength } from './strength.ts';
import type { WordCache } from './word-cache.ts';

/** Milliseconds that the pointer rests before a word is looked up. */
const REST = 70;
const APPLE = /mac/iu.test(navigator.platform);

/** What a screen reader is told of a word that the keyboard reached. */
export interface SaidWord {
  readonly word: string;
  readonly renderings: readonly { readonly text: string; readonly strength: Strength }[];
}

export interface WordLightsParts {
  readonly root: HTMLElement;
  readonly session: Session;
  readonly columns: readonly Column[];
  readonly cache: WordCache;
  readonly say: (said: SaidWord | null) => void;
}

export class WordLights {
  readonly #parts: WordLightsParts;
  readonly #highlights = new Map<string, Highlight>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts what was asked for, so that a late answer lights nothing. */
  #asked = 0;
  /** The sentence in which the keyboard goes from word to word, and the word. */
  #keyboard: { readonly place: SpanPlace; readonly word: number } | null = null;

  constructor(parts: WordLightsParts) {
    this.#parts = parts;
    for (const name of ['self', ...STRENGTHS]) this.#highlights.set(name, new Highlight());
  }

  attach(): () => void {
    const { root } = this.#parts;
    for (const [name, highlight] of this.#highlights) CSS.highlights.set(`word-${name}`, highlight);
    const onMove = (event: PointerEvent) => this.#pointed(event);
    const onLeave = () => this.#forget();
    const onFocus = (event: FocusEvent) => this.#focused(event.target);
    const onKey = (event: KeyboardEvent) => void this.#key(event);
    root.addEventListener('pointermove', onMove);
    root.addEventListener('pointerleave', onLeave);
    root.addEventListener('focusin', onFocus);
    root.addEventListener('keydown', onKey, { capture: true });
    return () => {
      root.removeEventListener('pointermove', onMove);
      root.removeEventListener('pointerleave', onLeave);
      root.removeEventListener('focusin', onFocus);
      root.removeEventListener('keydown', onKey, { capture: true });
      this.#forget();
      for (const name of this.#highlights.keys()) CSS.highlights.delete(`word-${name}`);
    };
  }

  #pointed(event: PointerEvent): void {
    if (event.pointerType === 'touch' || event.buttons !== 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#lightAt(event.clientX, event.clientY), REST);
  }

  #focused(target: EventTarget | null): void {
    const place = placeOf(target);
    const before = this.#keyboard?.place;
    if (
      place &&
      before &&
      (place.row !== before.row || place.column !== before.column || place.sentence !== before.sentence)
    )
      this.#forget();
  }

  async #lightAt(x: number, y: number): Promise<void> {
    const { session, root } = this.#parts;
    const caret = caretAt(x, y);
    const place = placeOf(caret?.node.parentElement ?? null);
    const point = caret && place && root.contains(caret.node) ? storedPoint(session, caret.node, caret.offset) : null;
    if (!place || !point) return this.#forget();
    const mine = ++this.#asked;
    const words = await this.#wordsOf(place);
    if (mine !== this.#asked) return;
    const word = words.find(
      ({ segmentId, start, end }) => segmentId === point.segment.id && start <= point.offset && point.offset <= end,
    );
    const range = word && pageRange(session, root, word);
    // The caret also stands beside text that the pointer is far from.
    const under =
      range &&
      [...range.getClientRects()].some((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
    if (!word || !under) return this.#clear();
    this.#light(word);
  }

  /** From word to word of the sentence that has the keyboard. */
  async #key(event: KeyboardEvent): Promise<void> {
    const far = APPLE ? event.metaKey : event.ctrlKey;
    const place = placeOf(event.target);
    if (event.key === 'Escape' && this.#keyboard) return this.#forget();
    if (!far || event.altKey || event.shiftKey || !place || !event.key.startsWith('Arrow')) return;
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const rtl = event.target instanceof Element && getComputedStyle(event.target).direction === 'rtl';
    const step = (event.key === 'ArrowRight') === rtl ? -1 : 1;
    const mine = ++this.#asked;
    const words = this.#inSentence(place, await this.#wordsOf(place));
    if (mine !== this.#asked || words.length === 0) return;
    const from = this.#keyboard?.word ?? (step > 0 ? -1 : words.length);
    const at = Math.min(words.length - 1, Math.max(0, from + step));
    this.#keyboard = { place, word: at };
    const word = words[at];
    if (!word) return;
    this.#light(word);
    this.#parts.say(this.#said(word));
  }

  #wordsOf(place: SpanPlace): Promise<readonly RenderedWord[]> {
    const { session, columns, cache } = this.#parts;
    const bead = session.store.row(place.row);
    const column = columns.find(({ index }) => index === place.column);
    if (!bead || !column) return Promise.resolve([]);
    const others = columns.filter((other) => other !== column).map(({ version }) => version.id);
    return cache.of(bead, place, column.version.id, others);
  }

  /** A sentence bead may hold several sentences of a version; the keyboard is in one. */
  #inSentence(place: SpanPlace, words: readonly RenderedWord[]): readonly RenderedWord[] {
    const cell = this.#parts.session.store.row(place.row)?.cells[place.column] ?? [];
    let first = 0;
    for (const segment of cell) {
      const index = place.sentence - first;
      const count = segment.sentences.length >> 1;
      first += count;
      if (index < 0 || index >= count) continue;
      const [start = 0, end = 0] = segment.sentences.slice(2 * index, 2 * index + 2);
      return words.filter((word) => word.segmentId === segment.id && word.start >= start && word.end <= end);
    }
    return [];
  }

  #light(word: RenderedWord): void {
    this.#clear();
    const { session, root } = this.#parts;
    const add = (name: string, part: Parameters<typeof pageRange>[2]) => {
      const range = pageRange(session, root, part);
      if (range) this.#highlights.get(name)?.add(range);
    };
    add('self', word);
    for (const rendering of word.renderings) add(strengthOf(rendering.certainty), rendering);
  }

  #said(word: RenderedWord): SaidWord {
    const rows: BeadRow['cells'] = this.#parts.session.store.row(this.#keyboard?.place.row ?? -1)?.cells ?? [];
    const textOf = ({ segmentId, start, end }: { segmentId: number; start: number; end: number }) =>
      rows
        .flat()
        .find(({ id }) => id === segmentId)
        ?.text.slice(start, end) ?? '';
    const renderings = word.renderings.map((one) => ({ text: textOf(one), strength: strengthOf(one.certainty) }));
    return { word: textOf(word), renderings };
  }

  #clear(): void {
    for (const highlight of this.#highlights.values()) highlight.clear();
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#asked++;
    this.#keyboard = null;
    this.#clear();
    this.#parts.say(null);
  }
}

/** Where in the text a point of the window lies. */
function caretAt(x: number, y: number): { readonly node: Node; readonly offset: number } | null {
  const range = document.caretRangeFromPoint(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}
