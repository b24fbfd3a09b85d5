import type { Ticker } from '../progress.ts';
import type { Pin, Relation } from '../types.ts';

/** Versions that are translations of each other with less probability than this are not put side by side. */
const APART = 0.4;

/**
 * The versions in groups: those that are translations of each other, directly or by way of others, or that a pin holds together.
 * Groups are in the order of their first versions. Two articles on one affair are two groups, however alike they look.
 */
export function groupsOf(count: number, relations: readonly Relation[], pins: readonly Pin[]): number[][] {
  const leader = Array.from({ length: count }, (_, v) => v);
  const find = (v: number): number => (leader[v] === v ? v : find(leader[v]!));
  const unite = (a: number, b: number): void => {
    const [first, second] = [find(a), find(b)];
    leader[Math.max(first, second)] = Math.min(first, second);
  };
  for (const { a, b, score } of relations) if (score >= APART) unite(a, b);
  for (const { runs } of pins) {
    const held = runs.flatMap(([from, to], v) => (to > from ? [v] : []));
    for (const v of held) unite(held[0]!, v);
  }
  const members = new Map<number, number[]>();
  for (let v = 0; v < count; v++) members.set(find(v), [...(members.get(find(v)) ?? []), v]);
  return [...members.values()];
}

/** One sequence of several, each kept in order and spread evenly, so that texts set apart still run beside each other. */
export function interleave<T>(sequences: readonly (readonly T[])[], ticker: Ticker): T[] {
  const next = sequences.map(() => 0);
  const total = sequences.reduce((sum, { length }) => sum + length, 0);
  const place = (s: number) => (next[s]! + 0.5) / sequences[s]!.length;
  return Array.from({ length: total }, () => {
    ticker.tick(100 * sequences.length, 1);
    let first = -1;
    sequences.forEach(({ length }, s) => {
      if (next[s]! < length && (first < 0 || place(s) < place(first))) first = s;
    });
    return sequences[first]![next[first]!++]!;
  });
}
