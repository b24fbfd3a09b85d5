/** Results as text and typed arrays: what crosses process borders fastest. */
type TypedArray = Float64Array | Uint32Array | Uint8Array;

/**
 * A result packed by the service for its way to the window: every border on it copies objects property by property, where a string is
 * copied at once. Typed arrays stand beside the text, which is the result's JSON without them.
 */
export interface PackedResult {
  readonly json: string;
  readonly arrays: Readonly<Record<string, TypedArray>>;
}

/** Typed arrays are packed where they are properties of the result itself; no result holds them deeper. */
export function packResult(result: unknown): PackedResult {
  const arrays: Record<string, TypedArray> = {};
  if (typeof result !== 'object' || result === null || Array.isArray(result)) {
    return { json: JSON.stringify(result ?? null), arrays };
  }
  const rest: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(result)) {
    if (value instanceof Float64Array || value instanceof Uint32Array || value instanceof Uint8Array)
      arrays[name] = value;
    else rest[name] = value;
  }
  return { json: JSON.stringify(rest), arrays };
}

/** What `packResult` was given. */
export function unpackResult({ json, arrays }: PackedResult): unknown {
  const rest: unknown = JSON.parse(json);
  return typeof rest === 'object' && rest !== null && !Array.isArray(rest) ? { ...rest, ...arrays } : rest;
}
