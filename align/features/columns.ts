/** The values of `old` in an array that has room for more. */
export function longer<T extends Uint16Array | Int32Array | Float32Array | Float64Array>(old: T, array: T): T {
  array.set(old);
  return array;
}
