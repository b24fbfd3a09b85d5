/**
 * Japanese as it is set: readings beside their characters where the text notes them as Aozora Bunko does (親譲《おやゆず》り, ｜一日《ついたち》),
 * and in vertical lines numbers of two digits and pairs of marks upright. Every character stays in the page in its place, so that what is
 * selected, found and noted is counted as in the text.
 */
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import styles from './japanese.module.css';

/** The characters that a reading is of, from ｜ on or as far back as they are Chinese; then the reading, in kana. */
const READING = /(?:(｜)([^｜《》\n]{1,40})|([\p{sc=Han}々〆ヶ]{1,20}))《([\p{sc=Hira}\p{sc=Kana}ー・]{1,40})》/gu;
/** Alone between other characters: one or two digits, or two marks, in the width of one character. */
const UPRIGHT = /(?<![\p{sc=Latn}\d.,:/–-])\d{1,2}(?![\p{sc=Latn}\d.,:/–-])|[!?]{2}/gu;

/** @param vertical whether the lines run from top to bottom */
export function japanese(text: string, vertical: boolean): ReactNode {
  const plain = vertical ? uprightIn : (part: string): ReactNode => part;
  if (!text.includes('《')) return plain(text);
  return parted(text, READING, plain, (match, key) => {
    const [, bar, marked, before, reading] = match;
    return (
      <ruby key={key}>
        {bar === undefined ? null : <rp>{bar}</rp>}
        {marked ?? before}
        <rp>《</rp>
        <rt className={styles.reading}>{reading}</rt>
        <rp>》</rp>
      </ruby>
    );
  });
}

/** Without what only says how to read: a voice would say it twice. */
export function withoutReadings(text: string): string {
  return text.replace(
    READING,
    (_all, _bar, marked: string | undefined, before: string | undefined) => marked ?? before ?? '',
  );
}

const uprightIn = (text: string): ReactNode =>
  parted(
    text,
    UPRIGHT,
    (part) => part,
    (match, key) => (
      <span key={key} className={styles.upright}>
        {match[0]}
      </span>
    ),
  );

/** What lies between the matches, and the matches, in order; keys are places in the text. */
function parted(
  text: string,
  pattern: RegExp,
  between: (part: string) => ReactNode,
  of: (match: RegExpMatchArray, key: number) => ReactNode,
): ReactNode {
  const nodes: ReactNode[] = [];
  let at = 0;
  const push = (end: number) => {
    if (end > at) nodes.push(<Fragment key={`between ${at}`}>{between(text.slice(at, end))}</Fragment>);
  };
  for (const match of text.matchAll(pattern)) {
    push(match.index);
    nodes.push(of(match, match.index));
    at = match.index + match[0].length;
  }
  push(text.length);
  return nodes;
}
