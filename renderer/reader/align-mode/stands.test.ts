import { describe, expect, test } from 'vitest';
import { BeadId } from '../../../contract/model.ts';
import { Stands } from './stands.ts';
import type { Stand } from './stands.ts';

const at = (row: number): Stand => ({ beadId: BeadId.parse(row), place: { row, column: 0, sentence: 0 } });

describe('where the keyboard stood', () => {
  test('before each edit is told by the steps back, and after it by the steps forward', () => {
    const stands = new Stands();
    stands.made({ name: 'merge', before: at(4), after: at(5) });
    stands.made({ name: 'move', before: at(7), after: at(8) });
    expect(stands.step('undo', 'move')).toEqual(at(7));
    expect(stands.step('undo', 'merge')).toEqual(at(4));
    expect(stands.step('undo', 'merge')).toBeNull();
    expect(stands.step('redo', 'merge')).toEqual(at(5));
    expect(stands.step('redo', 'move')).toEqual(at(8));
  });

  test('is not told of what was not edited here, and is known again behind it', () => {
    const stands = new Stands();
    stands.made({ name: 'merge', before: at(4), after: at(5) });
    expect(stands.step('undo', 'realign')).toBeNull();
    expect(stands.step('redo', 'realign')).toBeNull();
    expect(stands.step('undo', 'merge')).toEqual(at(4));
  });

  test('is forgotten of what an edit made impossible to do again', () => {
    const stands = new Stands();
    stands.made({ name: 'merge', before: at(4), after: at(5) });
    stands.step('undo', 'merge');
    stands.made({ name: 'pin', before: at(1), after: at(1) });
    expect(stands.step('redo', 'merge')).toBeNull();
  });
});
