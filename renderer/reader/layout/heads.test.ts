import { describe, expect, it } from 'vitest';
import { headsAbreast } from './heads.ts';

describe('headsAbreast', () => {
  it('keeps heads in one line while each has room for its name', () => {
    expect(headsAbreast(4, 560)).toBe(4);
    expect(headsAbreast(1, 560)).toBe(1);
  });
  it('shares more of them out evenly over several lines', () => {
    expect(headsAbreast(9, 560)).toBe(3);
    expect(headsAbreast(5, 560)).toBe(3);
  });
  it('puts each in a line of its own where nothing else fits', () => {
    expect(headsAbreast(3, 80)).toBe(1);
  });
});
