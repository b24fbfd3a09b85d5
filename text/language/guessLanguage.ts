import type { LanguageGuess } from '../types.ts';

/** Likely languages of a text or of samples of it. Asynchronous since the tables are loaded when first needed. */
export async function guessLanguage(text: string | readonly string[]): Promise<LanguageGuess> {
  const { eld } = await import('eld/small');
  const sample = typeof text === 'string' ? text.slice(0, 5000) : text.join('\n').slice(0, 5000);
  const scores = Object.entries(eld.detect(sample).getScores())
    .map(([value, score]) => ({ value, score }))
    .toSorted((a, b) => b.score - a.score);
  const language = scores[0] ?? { value: 'und', score: 0 };
  return { language, languages: scores.length > 0 ? scores : [language] };
}

/** The languages of several versions of one work, decided jointly. */
export async function guessLanguages(versions: readonly (string | readonly string[])[]): Promise<LanguageGuess[]> {
  return Promise.all(versions.map((version) => guessLanguage(version)));
}
