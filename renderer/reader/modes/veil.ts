/**
 * Blurred columns: a sentence clears while the pointer or the keyboard is on it, or stays clear once it was pressed; a key on any
 * sentence clears its counterparts until the keyboard goes on. What is blurred is hidden from screen readers too, and read to them when
 * it clears by key. Works on attributes of the drawn spans, so that no row is rendered again for it.
 */
import { placeOf, spanAt } from '../grid/lighting.ts';
import type { SpanPlace } from '../grid/lighting.ts';
import { counterparts } from '../sentences/counterparts.ts';
import type { Session } from '../session.ts';

export class Veil {
  readonly #root: HTMLElement;
  readonly #session: Session;
  /** Told what became clear by key, to be read out. */
  readonly #say: (spans: readonly HTMLElement[]) => void;
  #hovered: HTMLElement | null = null;
  #focused: HTMLElement | null = null;
  #asked: HTMLElement[] = [];
  readonly #kept = new Set<HTMLElement>();

  constructor(root: HTMLElement, session: Session, say: (spans: readonly HTMLElement[]) => void) {
    this.#root = root;
    this.#session = session;
    this.#say = say;
  }

  attach(): () => void {
    const root = this.#root;
    const onOver = (event: PointerEvent) => this.#hover(blurredAt(event.target));
    const onLeave = () => this.#hover(null);
    const onFocus = (event: FocusEvent) => this.#focus(event.target);
    const onClick = (event: MouseEvent) => this.#press(blurredAt(event.target));
    const onKey = (event: KeyboardEvent) => this.#key(event);
    root.addEventListener('pointerover', onOver);
    root.addEventListener('pointerleave', onLeave);
    root.addEventListener('focusin', onFocus);
    root.addEventListener('click', onClick);
    root.addEventListener('keydown', onKey);
    return () => {
      root.removeEventListener('pointerover', onOver);
      root.removeEventListener('pointerleave', onLeave);
      root.removeEventListener('focusin', onFocus);
      root.removeEventListener('click', onClick);
      root.removeEventListener('keydown', onKey);
      const clear = [this.#hovered, this.#focused, ...this.#asked, ...this.#kept];
      this.#hovered = null;
      this.#focused = null;
      this.#asked = [];
      this.#kept.clear();
      this.#settle(clear);
    };
  }

  #hover(span: HTMLElement | null): void {
    const before = this.#hovered;
    this.#hovered = span;
    this.#settle([before, span]);
  }

  /** What has the keyboard stays clear until the keyboard goes to another sentence. */
  #focus(target: EventTarget | null): void {
    if (!placeOf(target)) return;
    const before = [this.#focused, ...this.#asked];
    this.#focused = blurredAt(target);
    if (!this.#asked.includes(target as HTMLElement)) this.#asked = [];
    this.#settle([...before, this.#focused]);
  }

  #press(span: HTMLElement | null): void {
    if (!span || !(document.getSelection()?.isCollapsed ?? true)) return;
    if (!this.#kept.delete(span)) this.#kept.add(span);
    this.#settle([span]);
  }

  #key(event: KeyboardEvent): void {
    const place = placeOf(event.target);
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (event.key !== 'Enter' || !plain || !place || event.defaultPrevented) return;
    event.preventDefault();
    const before = this.#asked;
    this.#asked = before.length > 0 ? [] : this.#counterpartsOf(place);
    this.#settle([...before, ...this.#asked]);
    this.#say(this.#asked);
  }

  #counterpartsOf(place: SpanPlace): HTMLElement[] {
    const bead = this.#session.store.row(place.row);
    return (bead ? counterparts(bead, place) : []).flatMap((other) => {
      const span = blurredAt(spanAt(this.#root, { row: place.row, ...other }));
      return span ? [span] : [];
    });
  }

  #settle(spans: readonly (HTMLElement | null)[]): void {
    for (const span of spans) {
      if (!span) continue;
      const clear =
        span === this.#hovered || span === this.#focused || this.#asked.includes(span) || this.#kept.has(span);
      span.toggleAttribute('data-clear', clear);
      if (clear || !span.closest('[data-blurred]')) span.removeAttribute('aria-hidden');
      else span.setAttribute('aria-hidden', 'true');
    }
  }
}

function blurredAt(target: EventTarget | null): HTMLElement | null {
  const span = target instanceof Element ? target.closest<HTMLElement>('[data-sentence]') : null;
  return span?.closest('[data-blurred]') ? span : null;
}
