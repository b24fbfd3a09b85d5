/** Which of the system's voices reads a language. */

export interface Voice {
  readonly lang: string;
  readonly name: string;
  readonly default: boolean;
  /** False where the text would be sent to a server: such a voice is never used. */
  readonly localService: boolean;
}

const normal = (tag: string) => tag.replaceAll('_', '-').toLowerCase();
/** Of a tag as BCP 47 or a voice writes it: "pt-BR" and "pt_PT" give "pt". */
export const primaryOf = (tag: string): string => normal(tag).split('-')[0] ?? '';

/**
 * The voices that can read `language`, best first: of the same region or script, then the system's default, then the others.
 *
 * @param language BCP 47; voices may write theirs with underscores
 */
export function voicesFor<V extends Voice>(voices: readonly V[], language: string): V[] {
  const rank = (voice: V) => (normal(voice.lang) === normal(language) ? 0 : voice.default ? 1 : 2);
  return voices
    .filter((voice) => voice.localService && primaryOf(voice.lang) === primaryOf(language))
    .toSorted((a, b) => rank(a) - rank(b));
}
