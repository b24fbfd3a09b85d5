import { describe, expect, it } from 'vitest';
import { destination } from './walk.ts';
import type { Line } from './walk.ts';

const keys = (line: Line, ...pressed: readonly string[]) => pressed.map((key) => destination(key, line));

describe('destination', () => {
  it('goes up and down a list and stays within it', () => {
    const list: Line = { axis: 'block', count: 3, at: 1 };
    expect(keys(list, 'ArrowDown', 'ArrowUp', 'Home', 'End', 'ArrowRight', 'a')).toEqual([2, 0, 0, 2, null, null]);
    expect(keys({ ...list, at: 2 }, 'ArrowDown', 'ArrowUp')).toEqual([2, 1]);
    expect(keys({ ...list, at: -1 }, 'ArrowDown', 'ArrowUp')).toEqual([0, 0]);
  });
  it('goes along a row in its direction of writing', () => {
    const row: Line = { axis: 'inline', count: 3, at: 1 };
    expect(keys(row, 'ArrowRight', 'ArrowLeft', 'ArrowDown')).toEqual([2, 0, null]);
    expect(keys({ ...row, rtl: true }, 'ArrowRight', 'ArrowLeft')).toEqual([0, 2]);
  });
  it('goes by pages where they have a size', () => {
    const list: Line = { axis: 'block', count: 30, at: 12, page: 10 };
    expect(keys(list, 'PageDown', 'PageUp')).toEqual([22, 2]);
    expect(keys({ ...list, at: 25 }, 'PageDown')).toEqual([29]);
    expect(keys({ ...list, page: undefined }, 'PageDown')).toEqual([null]);
  });
  it('goes nowhere where nothing is', () =>
    expect(destination('Home', { axis: 'block', count: 0, at: -1 })).toBeNull());
});
