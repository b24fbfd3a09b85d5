/** How the texts of a column are set: what is drawn of them. */
import type { ReactNode } from 'react';
import type { SegmentKind } from '../../../contract/model.ts';
import { japanese } from './japanese.tsx';
import { isJapanese } from './languages.ts';

export type Setter = (text: string, kind: SegmentKind) => ReactNode;

/**
 * Hyphens and spaces for running text; for Japanese what its notes on readings mean, and numbers in vertical lines. Code stays as it is.
 * @param typeset for running text of the language, where there is something to do
 */
export function setterFor(
  language: string,
  typeset: ((text: string) => string) | undefined,
  vertical: boolean,
): Setter {
  if (isJapanese(language)) return (text, kind) => (kind === 'code' ? text : japanese(text, vertical));
  return (text, kind) => (typeset && kind !== 'code' && kind !== 'heading' && kind !== 'verse' ? typeset(text) : text);
}
