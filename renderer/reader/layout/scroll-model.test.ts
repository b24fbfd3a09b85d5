import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowHeights } from './row-heights.ts';
import { MAX_CANVAS, ScrollModel } from './scroll-model.ts';

function model(heights: readonly number[], viewport = 100): ScrollModel {
  const scroll = new ScrollModel(new RowHeights(Float64Array.from(heights)));
  scroll.setViewport(viewport);
  return scroll;
}

describe('ScrollModel', () => {
  it('moves one to one with the hand and stops at both ends', () => {
    const scroll = model([100, 100, 100, 100]);
    scroll.scrolled(150);
    expect(scroll.top).toBe(150);
    expect(scroll.place).toEqual({ row: 1, fraction: 0.5 });
    scroll.scrolled(1000);
    expect(scroll.top).toBe(300);
    scroll.scrolled(0);
    expect(scroll.top).toBe(0);
  });

  it('keeps the pivot where it is on the screen when rows above it grow', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 20, max: 300 }), { minLength: 20, maxLength: 60 }),
        fc.array(fc.tuple(fc.nat(9), fc.integer({ min: 20, max: 300 })), { maxLength: 10 }),
        (heights, changes) => {
          const scroll = model(heights);
          scroll.goTo({ row: 10, fraction: 0.25 });
          if (scroll.top >= scroll.maxTop) return;
          const screen = scroll.rows.offset(10) - scroll.top;
          scroll.measured(changes, 10, true);
          expect(scroll.rows.offset(10) - scroll.top).toBeCloseTo(screen, 6);
        },
      ),
    );
  });

  it('restores a place by its share of the row once the row is measured', () => {
    const scroll = model([100, 100, 100, 100]);
    scroll.goTo({ row: 1, fraction: 0.5 });
    scroll.measured([[1, 240]], 1, false);
    expect(scroll.place.row).toBe(1);
    expect(scroll.place.fraction).toBeCloseTo(0.5);
  });

  it('does not move text when the scroller is put to rest', () => {
    const scroll = model([100, 100, 100, 100]);
    scroll.scrolled(50);
    scroll.measured([[0, 130]], 1, true);
    const drawn = scroll.top;
    expect(scroll.drift).toBe(scroll.top - 50);
    scroll.rested(scroll.rest());
    expect(scroll.top).toBe(drawn);
    expect(scroll.drift).toBe(0);
  });

  it('reaches every row of a work longer than the canvas', () => {
    const heights = new Float64Array(400_000).fill(200);
    const scroll = new ScrollModel(new RowHeights(heights));
    scroll.setViewport(800);
    expect(scroll.canvas).toBe(MAX_CANVAS);
    scroll.goTo({ row: 399_999, fraction: 0 });
    expect(scroll.top).toBe(scroll.maxTop);
    expect(scroll.rest()).toBeCloseTo(MAX_CANVAS - 800);
    scroll.goTo({ row: 123_456, fraction: 0 });
    scroll.rested(scroll.rest());
    scroll.scrolled(scroll.rest() + 200);
    expect(scroll.place).toEqual({ row: 123_457, fraction: 0 });
  });
});
