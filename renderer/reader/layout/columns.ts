/** How wide the columns of the reading page are. */

export interface ColumnBounds {
  /** Narrowest and widest column, in CSS pixels. */
  readonly min: number;
  readonly max: number;
  readonly gap: number;
}

/** Relative widths that the contract lets be stored. */
export const MIN_WEIGHT = 0.2;
export const MAX_WEIGHT = 5;

/**
 * Shares `available` px among columns by their weights, none narrower than `min` nor wider than `max`: what one column may not
 * take goes to the others. The sum exceeds `available` where the minimum demands it; the page then scrolls sideways.
 */
export function columnWidths(available: number, weights: readonly number[], bounds: ColumnBounds): number[] {
  const max = Math.max(bounds.min, bounds.max);
  const clamp = (width: number) => Math.min(Math.max(width, bounds.min), max);
  const widths = weights.map(() => 0);
  let open = weights.map((_, index) => index);
  let space = Math.max(0, available - bounds.gap * Math.max(0, weights.length - 1));
  // Resolving flexible lengths as CSS Flexible Box Layout 1, section 9.7, does it.
  while (open.length > 0) {
    const sum = open.reduce((total, index) => total + weightOf(weights[index]), 0);
    const share = (index: number) => (space * weightOf(weights[index])) / sum;
    const violation = open.reduce((total, index) => total + clamp(share(index)) - share(index), 0);
    const fixed = open.filter((index) => {
      const excess = clamp(share(index)) - share(index);
      return violation > 0 ? excess > 0 : violation < 0 ? excess < 0 : true;
    });
    const shares = fixed.map((index) => clamp(share(index)));
    fixed.forEach((index, place) => (widths[index] = Math.floor(shares[place] ?? 0)));
    space = Math.max(0, space - shares.reduce((total, width) => total + width, 0));
    open = open.filter((index) => !fixed.includes(index));
  }
  return widths;
}

const weightOf = (weight: number | undefined) => (weight !== undefined && weight > 0 ? weight : 1);

/**
 * New weights of two neighbours after the gap between them moved by `delta` px towards the second. Their sum stays, so no other
 * column changes.
 */
export function moveGap(
  pair: { readonly widths: readonly [number, number]; readonly weights: readonly [number, number] },
  delta: number,
  min: number,
): [number, number] {
  const [first, second] = pair.widths;
  const total = first + second;
  const sum = weightOf(pair.weights[0]) + weightOf(pair.weights[1]);
  if (total <= 2 * min) return [weightOf(pair.weights[0]), weightOf(pair.weights[1])];
  const width = Math.min(Math.max(first + delta, min), total - min);
  const weight = Math.min(Math.max((sum * width) / total, MIN_WEIGHT), Math.max(MIN_WEIGHT, sum - MIN_WEIGHT));
  return [Math.min(weight, MAX_WEIGHT), Math.min(sum - weight, MAX_WEIGHT)];
}
