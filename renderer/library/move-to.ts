/** A list with `one` of its things at place `to`, counted without it and kept within the list. */
export function moveTo<T>(order: readonly T[], one: T, to: number): T[] {
  const rest = order.filter((other) => other !== one);
  const at = Math.max(0, Math.min(rest.length, to));
  return [...rest.slice(0, at), one, ...rest.slice(at)];
}
