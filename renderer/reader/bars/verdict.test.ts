import { expect, test } from 'vitest';
import type { Relation, Version, VersionId } from '../../../contract/model.ts';
import { strangersOf } from './verdict.tsx';

const version = (id: number) => ({ id: id as VersionId }) as Version;
const relation = (a: number, b: number, verdict: Relation['verdict']): Relation => ({
  a: a as VersionId,
  b: b as VersionId,
  verdict,
  score: 0,
});
const strangers = (count: number, relations: Relation[]) =>
  strangersOf({ versions: Array.from({ length: count }, (_, k) => version(k + 1)), relations }).map(({ id }) => id);

test('translations have no strangers among them, be it by way of a third version', () => {
  expect(strangers(1, [])).toEqual([]);
  expect(
    strangers(3, [relation(1, 2, 'translation'), relation(2, 3, 'translation'), relation(1, 3, 'related')]),
  ).toEqual([]);
});

test('what is no translation of the most is a stranger', () => {
  const alike = [relation(1, 3, 'translation'), relation(1, 2, 'unrelated'), relation(2, 3, 'related')];
  expect(strangers(3, alike)).toEqual([2]);
  expect(strangers(2, [relation(1, 2, 'unrelated')])).toEqual([2]);
});
