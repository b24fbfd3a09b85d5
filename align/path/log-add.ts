/** What is this much less than the greatest of a sum, in nats, is lost in its rounding. */
export const NEGLIGIBLE = 30;

/** log(e^x + e^y) */
export function logAdd(x: number, y: number): number {
  if (x === -Infinity) return y;
  if (y === -Infinity) return x;
  const high = x > y ? x : y;
  const gap = x > y ? x - y : y - x;
  return gap > NEGLIGIBLE ? high : high + Math.log1p(Math.exp(-gap));
}
