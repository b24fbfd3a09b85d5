import { describe, expect, it } from 'vitest';
import { WorkId } from '../../../contract/model.ts';
import { NO_JUMPS, jumped, stepped } from './jumps.ts';

const workId = WorkId.parse(1);
const at = (beadId: number) => ({ beadId, fraction: 0 });
const always = () => true;

describe('back and forward', () => {
  it('lead back through all places and forward again', () => {
    const jumps = jumped(jumped(NO_JUMPS, workId, at(1)), workId, at(5));
    const first = stepped(jumps, 'back', at(9), always)!;
    expect(first.to).toEqual(at(5));
    const second = stepped(first.jumps, 'back', first.to, always)!;
    expect(second.to).toEqual(at(1));
    expect(stepped(second.jumps, 'back', second.to, always)).toBeNull();
    const third = stepped(second.jumps, 'forward', second.to, always)!;
    expect(third.to).toEqual(at(5));
    expect(stepped(third.jumps, 'forward', third.to, always)!.to).toEqual(at(9));
  });

  it('forget what lay ahead after another jump', () => {
    const { jumps, to } = stepped(jumped(NO_JUMPS, workId, at(1)), 'back', at(5), always)!;
    expect(stepped(jumped(jumps, workId, to), 'forward', at(7), always)).toBeNull();
  });

  it('pass over rows that have gone and the row itself', () => {
    const jumps = [1, 2, 3, 4].reduce((list, beadId) => jumped(list, workId, at(beadId)), NO_JUMPS);
    expect(stepped(jumps, 'back', at(4), (beadId) => beadId !== 3)!.to).toEqual(at(2));
  });

  it('begin anew with another work, and keep a bounded number', () => {
    expect(jumped(jumped(NO_JUMPS, workId, at(1)), WorkId.parse(2), at(5)).back).toEqual([at(5)]);
    let jumps = NO_JUMPS;
    for (let beadId = 1; beadId < 1000; beadId++) jumps = jumped(jumps, workId, at(beadId));
    expect(jumps.back).toHaveLength(200);
  });
});
