import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packResult, unpackResult } from './packed-result.ts';

const packedAndBack = (result: unknown) => unpackResult(packResult(result));

describe('packResult', () => {
  it('gives back any plain result', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (result) => {
        // JSON knows no negative zero.
        expect(packedAndBack(result)).toEqual(JSON.parse(JSON.stringify(result)));
      }),
    );
  });
  it('keeps a property of any name', () => {
    const named = JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}') as unknown;
    expect(JSON.stringify(packedAndBack(named))).toBe(JSON.stringify(named));
  });
  it('keeps typed arrays beside the text', () => {
    const opening = {
      beadIds: Float64Array.of(2 ** 40, 7),
      lengths: Uint32Array.of(1, 2, 3),
      flags: Uint8Array.of(4),
      first: { from: 0, beads: [{ id: 7, cells: [[], []] }] },
    };
    expect(packedAndBack(opening)).toEqual(opening);
  });
  it('knows a command that answers nothing', () => expect(packedAndBack(undefined)).toBeNull());
  it('arrays in the items of a list come out where they were', () => {
    const splice = (from: number) => ({
      from,
      beadIds: Float64Array.of(from, 2),
      flags: Uint8Array.of(1),
      rows: [{ id: from }],
    });
    const outcome = { revision: 3, focus: null, splices: [splice(7), splice(9)] };
    expect(packedAndBack(outcome)).toEqual(outcome);
    expect(packResult(outcome).json).not.toContain('beadIds');
  });
});
