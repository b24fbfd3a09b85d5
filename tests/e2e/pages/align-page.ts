/** Align mode as tests see it. Rows, columns and paragraphs are counted from 1, as they are shown. */
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { ReaderPage } from './reader-page.ts';

async function says(line: Locator, words: string | RegExp): Promise<void> {
  await expect.poll(() => line.textContent(), { timeout: 5000 }).toMatch(words);
}

export class AlignPage extends ReaderPage {
  /** What was done last, or why nothing was. */
  readonly said: Locator = this.page.getByRole('contentinfo').getByRole('status');
  readonly tools: Locator = this.page.getByRole('toolbar', { name: 'Tools for correcting' });

  /** Waits until this is said. */
  hear(words: string | RegExp): Promise<void> {
    return says(this.said, words);
  }

  /** Takes back the last edit, which is named so. */
  async undo(what: string): Promise<void> {
    await this.key('Control+z');
    await this.hear(`Undone: ${what}`);
  }

  async begin(): Promise<void> {
    await this.page.keyboard.press('Control+e');
    await this.tools.waitFor();
    await this.settle();
  }

  async end(): Promise<void> {
    await this.page.keyboard.press('Control+e');
    await this.tools.waitFor({ state: 'detached' });
  }

  segment(row: number, column: number, number: number): Locator {
    return this.cell(row, column)
      .locator('[data-segment-id]')
      .nth(number - 1);
  }

  /** Makes a row and a cell of it the current ones, by the pointer. */
  async standAt(row: number, column: number, segment = 1): Promise<void> {
    await this.segment(row, column, segment).locator('[data-sentence]').first().click();
  }

  /** Texts of the paragraphs of each cell. */
  async texts(row: number): Promise<string[][]> {
    return this.row(row)
      .locator('[data-column]')
      .evaluateAll((cells) =>
        cells.map((cell) =>
          Array.from(cell.querySelectorAll('[data-segment-id]'), (segment) => segment.textContent ?? ''),
        ),
      );
  }

  /** The bead's type, as 1-2-0. */
  async type(row: number): Promise<string> {
    return (await this.texts(row)).map((cell) => cell.length).join('-');
  }

  /** Row, column and paragraph that have the keyboard, all counted from 1; paragraph 0 in a gap. */
  async standing(): Promise<{ row: number; column: number; paragraph: number }> {
    return this.page.evaluate(() => {
      const focused = document.activeElement;
      const cell = focused?.closest<HTMLElement>('[data-column]');
      const row = cell?.closest<HTMLElement>('[data-row]');
      const segment = focused?.closest('[data-segment-id]');
      const cells = [...(row?.querySelectorAll('[data-column]') ?? [])];
      const segments = [...(cell?.querySelectorAll('[data-segment-id]') ?? [])];
      return {
        row: Number(row?.dataset['row'] ?? -1) + 1,
        column: cell ? cells.indexOf(cell) + 1 : 0,
        paragraph: segment ? segments.indexOf(segment) + 1 : 0,
      };
    });
  }

  /** Drags by the pointer, in steps as a hand does. */
  async drag(from: Locator, to: Locator): Promise<void> {
    const [start, end] = [await from.boundingBox(), await to.boundingBox()];
    if (!start || !end) throw new Error('nothing to drag');
    await this.page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 5 });
    await this.page.mouse.up();
  }

  /** A point on the lower boundary of a row, in one column. */
  async boundary(row: number, column: number): Promise<{ x: number; y: number }> {
    const [whole, cell] = [await this.row(row).boundingBox(), await this.cell(row, column).boundingBox()];
    if (!whole || !cell) throw new Error(`row ${row} is not drawn`);
    return { x: cell.x + cell.width / 2, y: whole.y + whole.height - 2 };
  }
}
