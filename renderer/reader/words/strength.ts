/** How strongly a rendering is lit, by how sure it is. Each strength has a colour and a line of its own (words.css). */

export const STRENGTHS = ['sure', 'likely', 'possible'] as const;
export type Strength = (typeof STRENGTHS)[number];

const LEAST: Readonly<Record<Strength, number>> = { sure: 0.8, likely: 0.6, possible: 0 };

export const strengthOf = (certainty: number): Strength =>
  STRENGTHS.find((strength) => certainty >= LEAST[strength]) ?? 'possible';
