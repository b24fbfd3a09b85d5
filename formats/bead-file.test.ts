import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HexaplaError } from '../contract/errors.ts';
import { readBeadFile } from './bead-file.ts';

const read = (text: string) => readBeadFile(text, 'a.align').map(({ source, target }) => [source, target]);

describe('bead lines', () => {
  test('with spaces, scores, gaps and empty lines', () => {
    expect(read('[0,1]:[2]\r\n\n [2] : []\n[]:[3, 4]:0.31\n[]:[]\n')).toEqual([
      [[0, 1], [2]],
      [[2], []],
      [[], [3, 4]],
    ]);
  });
});

test('a ladder: beads lie between its rungs', () => {
  expect(read('0\t0\t0.3\n1\t2\t0.5\n1\t3\t0\n3\t4\n')).toEqual([
    [[0], [0, 1]],
    [[], [2]],
    [[1, 2], [3]],
  ]);
});

test('the JSON of align', () => {
  expect(read('{ "beads": [ { "runs": [[0,2],[0,1]] }, { "runs": [[2,2],[1,2]] } ] }')).toEqual([
    [[0, 1], [0]],
    [[], [1]],
  ]);
});

test.each([
  ['words', 'these are words', /line 1/],
  ['a line of another kind', '[0]:[0]\nx', /line 2/],
  ['both kinds', '[0]:[0]\n1 1', /mixed/],
  ['a ladder that goes backwards', '3 3\n2 4', /backwards/],
  ['broken JSON', '{ "beads": [', /JSON/],
  ['JSON of something else', '{}', /"beads"/],
  ['JSON of three versions', '{ "beads": [{ "runs": [[0,1],[0,1],[0,1]] }] }', /two runs/],
  ['runs that end before they start', '{ "beads": [{ "runs": [[1,0],[0,1]] }] }', /two runs/],
])('%s is refused with the name of the file', (_, text, message) => {
  expect(() => read(text)).toThrow(HexaplaError);
  expect(() => read(text)).toThrow(message);
  expect(() => read(text)).toThrow(/a\.align/);
});

test('what is written is read back', () => {
  const side = fc.array(fc.nat(1000), { maxLength: 4 });
  fc.assert(
    fc.property(fc.array(fc.tuple(side, side)), (beads) => {
      const text = beads.map(([source, target]) => `[${source.join(',')}]:[${target.join(',')}]\n`).join('');
      expect(read(text)).toEqual(beads.filter(([source, target]) => source.length + target.length > 0));
    }),
  );
});
