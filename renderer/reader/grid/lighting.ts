/**
 * Lights the sentence under the pointer or the focus and its counterparts in every column. Works on attributes of the drawn spans, so
 * that no row is rendered again for it.
 */
import { counterparts } from '../sentences/counterparts.ts';
import type { Session } from '../session.ts';

export interface SpanPlace {
  readonly row: number;
  readonly column: number;
  readonly sentence: number;
}

export function placeOf(target: EventTarget | null): SpanPlace | null {
  if (!(target instanceof Element)) return null;
  const span = target.closest<HTMLElement>('[data-sentence]');
  const cell = span?.closest<HTMLElement>('[data-column]');
  const row = cell?.closest<HTMLElement>('[data-row]');
  if (!span || !cell || !row) return null;
  return {
    row: Number(row.dataset['row']),
    column: Number(cell.dataset['column']),
    sentence: Number(span.dataset['sentence']),
  };
}

export function rowElement(root: HTMLElement, row: number): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[data-row="${row}"]`);
}

/** A sentence's span; or its cell, where the sentence is not there: in a gap, or before the row's text has come. */
export function spanAt(root: HTMLElement, place: SpanPlace): HTMLElement | null {
  const cell = rowElement(root, place.row)?.querySelector<HTMLElement>(`[data-column="${place.column}"]`);
  return cell?.querySelector<HTMLElement>(`[data-sentence="${place.sentence}"]`) ?? cell ?? null;
}

export class Lighting {
  #root: HTMLElement;
  #session: Session;
  #hovered: SpanPlace | null = null;
  #focused: SpanPlace | null = null;
  #lit: HTMLElement[] = [];

  constructor(root: HTMLElement, session: Session) {
    this.#root = root;
    this.#session = session;
  }

  attach(): () => void {
    const root = this.#root;
    const onOver = (event: PointerEvent) => this.#set({ hovered: placeOf(event.target) });
    const onLeave = () => this.#set({ hovered: null });
    const onFocus = (event: FocusEvent) => this.#set({ focused: placeOf(event.target) });
    const onBlur = () => this.#set({ focused: null });
    root.addEventListener('pointerover', onOver);
    root.addEventListener('pointerleave', onLeave);
    root.addEventListener('focusin', onFocus);
    root.addEventListener('focusout', onBlur);
    return () => {
      root.removeEventListener('pointerover', onOver);
      root.removeEventListener('pointerleave', onLeave);
      root.removeEventListener('focusin', onFocus);
      root.removeEventListener('focusout', onBlur);
      this.#clear();
    };
  }

  #set(next: { hovered?: SpanPlace | null; focused?: SpanPlace | null }): void {
    const before = this.#hovered ?? this.#focused;
    if (next.hovered !== undefined) this.#hovered = next.hovered;
    if (next.focused !== undefined) this.#focused = next.focused;
    const now = this.#hovered ?? this.#focused;
    const same = before?.row === now?.row && before?.column === now?.column && before?.sentence === now?.sentence;
    if (!same || this.#lit.some((span) => !span.isConnected)) this.#light(now);
  }

  #light(place: SpanPlace | null): void {
    this.#clear();
    const bead = place && this.#session.store.row(place.row);
    if (!place || !bead) return;
    this.#mark({ ...place }, 'self');
    for (const other of counterparts(bead, place)) this.#mark({ row: place.row, ...other }, 'counterpart');
  }

  #mark(place: SpanPlace, as: 'self' | 'counterpart'): void {
    const span = spanAt(this.#root, place);
    if (!span?.dataset['sentence']) return;
    span.dataset['lit'] = as;
    this.#lit.push(span);
  }

  #clear(): void {
    for (const span of this.#lit) delete span.dataset['lit'];
    this.#lit = [];
  }
}
