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

/** Typed arrays are packed where they are properties of the result itself, or of the items of a list in it; none lies deeper. */
export function packResult(result: unknown): PackedResult {
  const arrays: Record<string, TypedArray> = {};
  if (!isRecord(result)) return { json: JSON.stringify(result ?? null), arrays };
  const rest = withoutArrays(result, '', arrays);
  for (const [name, list] of Object.entries(rest)) {
    if (!Array.isArray(list) || !list.some((item) => isRecord(item) && Object.values(item).some(isTyped))) continue;
    rest[name] = list.map((item: unknown, index) => {
      return isRecord(item) ? withoutArrays(item, `${name}.${index}.`, arrays) : item;
    });
  }
  return { json: JSON.stringify(rest), arrays };
}

/** A record's other properties; its typed arrays go to `arrays`, under their names behind `path`. */
function withoutArrays(
  record: Readonly<Record<string, unknown>>,
  path: string,
  arrays: Record<string, TypedArray>,
): Record<string, unknown> {
  const rest: [string, unknown][] = [];
  for (const [name, value] of Object.entries(record)) {
    if (isTyped(value)) arrays[path + name] = value;
    else rest.push([name, value]);
  }
  // Not by assignment: that would lose a property named __proto__.
  return Object.fromEntries(rest);
}

function isTyped(value: unknown): value is TypedArray {
  return value instanceof Float64Array || value instanceof Uint32Array || value instanceof Uint8Array;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What `packResult` was given. */
export function unpackResult({ json, arrays }: PackedResult): unknown {
  const rest: unknown = JSON.parse(json);
  if (!isRecord(rest)) return rest;
  for (const [path, array] of Object.entries(arrays)) {
    const [name = '', index, inner] = path.split('.');
    const list = rest[name];
    if (inner === undefined) rest[name] = array;
    else if (Array.isArray(list)) (list[Number(index)] as Record<string, unknown>)[inner] = array;
  }
  return rest;
}
