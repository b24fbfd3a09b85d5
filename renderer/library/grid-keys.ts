/** Moving about and selecting in a grid of works, by keyboard. Pure: key in, what is to be done out. */

export interface GridPlace {
  readonly index: number;
  readonly count: number;
  readonly columns: number;
  /** Rows that are in sight at once. */
  readonly pageRows: number;
  readonly direction: 'ltr' | 'rtl';
}

/** Where a navigation key leads, or null for any other key. Arrows follow what is seen: left is left in every language. */
export function destination(key: string, place: GridPlace): number | null {
  const { index, count, columns, pageRows, direction } = place;
  if (count === 0) return null;
  const forward = direction === 'rtl' ? -1 : 1;
  const last = count - 1;
  const clamp = (to: number) => Math.max(0, Math.min(last, to));
  switch (key) {
    case 'ArrowRight':
      return columns === 1 ? null : clamp(index + forward);
    case 'ArrowLeft':
      return columns === 1 ? null : clamp(index - forward);
    case 'ArrowDown':
      return index + columns > last && Math.floor(index / columns) === Math.floor(last / columns)
        ? index
        : clamp(index + columns);
    case 'ArrowUp':
      return index - columns < 0 ? index : index - columns;
    case 'PageDown':
      return clamp(index + columns * pageRows);
    case 'PageUp':
      return clamp(index - columns * pageRows);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

/** The indices between two, both included, in order. */
export function between(a: number, b: number): number[] {
  const from = Math.min(a, b);
  return Array.from({ length: Math.abs(a - b) + 1 }, (_, offset) => from + offset);
}
