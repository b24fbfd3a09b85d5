/** What 'related' means: two texts on one affair share more than chance gives them. */
import { describe, expect, it } from 'vitest';
import { lessons } from '../../bench/engine/tutorial.ts';
import { linesVersion, sampleBlocks } from '../../bench/engine/texts.ts';
import { signature } from '../../align/verdict/signature.ts';
import { sameSubject, subjectInCommon } from '../../align/verdict/subject.ts';

const of = (language: string, lines: readonly string[]) => signature(linesVersion(language, lines));
const ruth = sampleBlocks('ruth', 'en');
const lesson = (language: string, name: string) =>
  ['problem', 'solution'].flatMap((part) => lessons(language).get(`${name}/${part}`)!);

describe('a subject in common', () => {
  it('is what two chapters of one story have, and two lessons of one course', () => {
    expect(sameSubject(of('en', ruth.slice(0, 40)), of('en', ruth.slice(45)))).toBe(true);
    expect(sameSubject(of('it', lesson('it', 'scope')), of('fr', lesson('fr', 'functions')))).toBe(true);
  });

  it('is not what a story and a lesson have', () => {
    expect(sameSubject(of('en', ruth.slice(0, 40)), of('en', lesson('en', 'scope')))).toBe(false);
  });

  it('is nothing between texts of which nothing is known', () => {
    expect(subjectInCommon(new Set(), new Set())).toBe(0);
    expect(subjectInCommon(new Set(['#1984']), new Set())).toBeLessThan(1);
    expect(sameSubject(new Set(['with', 'that']), new Set(['with', 'that']))).toBe(false);
  });
});
