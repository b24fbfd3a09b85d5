/** Maps that hold what was used last: their entries are in the order of use. */

/** Puts an entry last, and lets go of the one that was put longest ago where there are more than `most`. */
export function keepLast<Key, Value>(map: Map<Key, Value>, key: Key, value: Value, most: number): void {
  map.delete(key);
  map.set(key, value);
  const oldest = map.keys().next();
  if (map.size > most && !oldest.done) map.delete(oldest.value);
}
