/**
 * Reads a column aloud sentence by sentence. Knows places and voices, nothing of the page: `onPlace` is told where it is, so that the
 * sentence is lit and brought into view. Pausing forgets the rest of the sentence and begins it anew, which every system's voices can do.
 */
import type { SpanPlace } from '../grid/lighting.ts';

export interface SpeakerParts {
  /** The sentence's text; null while its row is not here, empty where there is none. */
  readonly textAt: (place: SpanPlace) => string | null;
  readonly next: (place: SpanPlace, step: 1 | -1) => SpanPlace | null;
  /** Asks for the row and calls back when something came. */
  readonly whenHere: (place: SpanPlace, then: () => void) => () => void;
  readonly speak: (text: string, events: { readonly onEnd: () => void; readonly onFault: () => void }) => () => void;
  readonly onPlace: (place: SpanPlace) => void;
  readonly onPlaying: (playing: boolean) => void;
  readonly onFault: () => void;
}

/** Rows without text in the column are passed over, but not without end. */
const MAX_PASSED = 5000;

export class Speaker {
  readonly #parts: SpeakerParts;
  readonly #start: () => SpanPlace;
  #known: SpanPlace | null = null;
  #playing = false;
  #stop: () => void = () => undefined;

  /** @param start where to begin; asked when it begins */
  constructor(parts: SpeakerParts, start: () => SpanPlace) {
    this.#parts = parts;
    this.#start = start;
  }

  /** Where it is; null until it has begun. */
  get place(): SpanPlace | null {
    return this.#known;
  }

  get #place(): SpanPlace {
    this.#known ??= this.#start();
    return this.#known;
  }

  play(): void {
    this.#setPlaying(true);
    this.#say();
  }

  pause(): void {
    this.#silence();
    this.#setPlaying(false);
  }

  /** To the sentence before or after; goes on reading where it was reading. */
  step(step: 1 | -1): void {
    this.#silence();
    const next = this.#parts.next(this.#place, step);
    if (next) this.#goTo(next, step);
    else this.pause();
  }

  /** To a sentence that was pointed at; goes on reading there. */
  goTo(place: SpanPlace): void {
    this.#silence();
    this.#goTo(place, 1);
  }

  /** Says the sentence anew: with another voice or at another speed. */
  again(): void {
    if (!this.#playing) return;
    this.#silence();
    this.#say();
  }

  #goTo(place: SpanPlace, step: 1 | -1): void {
    let at = place;
    for (let passed = 0; passed < MAX_PASSED && this.#parts.textAt(at) === ''; passed++) {
      const next = this.#parts.next(at, step);
      if (!next) return this.pause();
      at = next;
    }
    this.#known = at;
    this.#parts.onPlace(at);
    if (this.#playing) this.#say();
  }

  #say(): void {
    const text = this.#parts.textAt(this.#place);
    this.#parts.onPlace(this.#place);
    if (text === null) {
      this.#stop = this.#parts.whenHere(this.#place, () => this.#goTo(this.#place, 1));
      return;
    }
    if (text === '') return this.step(1);
    this.#stop = this.#parts.speak(text, {
      onEnd: () => this.step(1),
      onFault: () => {
        this.pause();
        this.#parts.onFault();
      },
    });
  }

  #silence(): void {
    this.#stop();
    this.#stop = () => undefined;
  }

  #setPlaying(playing: boolean): void {
    if (this.#playing === playing) return;
    this.#playing = playing;
    this.#parts.onPlaying(playing);
  }
}
