/** The reader as tests see it: what a user sees, points at and types, and no more of the DOM than its roles and names. */
import type { Locator, Page } from 'playwright-core';

export class ReaderPage {
  readonly page: Page;
  readonly grid: Locator;
  readonly rows: Locator;
  readonly spine: Locator;
  readonly heads: Locator;
  readonly gaps: Locator;

  constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(10_000);
    this.grid = page.locator('#reading-grid');
    this.rows = this.grid.locator('[role="row"][data-row]');
    this.spine = page.getByRole('scrollbar');
    this.heads = this.grid.locator('[data-head]');
    this.gaps = page.getByRole('separator');
  }

  /** Opens a work from the library as a user does: looks for it, then presses it twice. */
  async open(title: string): Promise<void> {
    await this.press(title);
    await this.ready();
  }

  async press(title: string): Promise<void> {
    await this.page.getByRole('searchbox').fill(title);
    await this.page.getByRole('grid').getByText(title, { exact: true }).first().dblclick();
  }

  /** Waits until rows are painted and none of those in view is a placeholder. */
  async ready(): Promise<void> {
    await this.rows.first().waitFor();
    await this.page.waitForFunction(() => !document.querySelector('#reading-grid [data-row][aria-busy]'));
    await this.settle();
  }

  /** Two frames, and the time after which the scroller is at rest. */
  async settle(): Promise<void> {
    await this.page.waitForTimeout(200);
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }

  async leave(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button').nth(1).click();
    await this.grid.waitFor({ state: 'detached' });
  }

  row(number: number): Locator {
    return this.grid.locator(`[data-row="${number - 1}"]`);
  }
  /** Rows and columns are counted from 1, as they are shown; `column` is the place on the screen, start to end. */
  cell(row: number, column: number): Locator {
    return this.row(row)
      .locator('[data-column]')
      .nth(column - 1);
  }
  sentence(row: number, column: number, sentence: number): Locator {
    return this.cell(row, column)
      .locator('[data-sentence]')
      .nth(sentence - 1);
  }

  /** Texts of the sentences that are lit: what is pointed at, and its counterparts. */
  async lit(): Promise<{ self: string[]; counterparts: string[] }> {
    const texts = (as: string) => this.grid.locator(`[data-lit="${as}"]`).allTextContents();
    return { self: await texts('self'), counterparts: await texts('counterpart') };
  }

  async columnNames(): Promise<string[]> {
    const names = await this.heads.locator('[lang]').allTextContents();
    return names.map((name) => name.trim());
  }

  /** The row at the top of the view and where its top is, in pixels under the heads. */
  async top(): Promise<{ row: number; offset: number }> {
    return this.page.evaluate(() => {
      const header = document.querySelector('#reading-grid [role="rowgroup"]')!.getBoundingClientRect();
      for (const row of document.querySelectorAll<HTMLElement>('#reading-grid [data-row]')) {
        const box = row.getBoundingClientRect();
        if (box.bottom > header.bottom + 1)
          return { row: Number(row.dataset['row']) + 1, offset: box.top - header.bottom };
      }
      return { row: 0, offset: 0 };
    });
  }

  async scroll(pixels: number): Promise<void> {
    const box = await this.grid.boundingBox();
    await this.page.mouse.move(box!.x + box!.width / 2, box!.y + box!.height - 30);
    for (let left = Math.abs(pixels); left > 0; left -= 400) {
      await this.page.mouse.wheel(0, Math.sign(pixels) * Math.min(400, left));
      await this.page.waitForTimeout(16);
    }
    await this.settle();
  }

  async choose(button: string, item: string): Promise<void> {
    await this.page.getByRole('button', { name: button }).click();
    await this.page
      .getByRole('menuitem', { name: item })
      .or(this.page.getByRole('menuitemcheckbox', { name: item }))
      .click();
  }

  async key(key: string): Promise<void> {
    await this.page.keyboard.press(key);
    await this.page.waitForTimeout(60);
  }

  /** The text of what has the focus. */
  async focused(): Promise<string> {
    return this.page.evaluate(() => document.activeElement?.textContent ?? '');
  }

  /** What a copy would put on the clipboard. */
  async copied(): Promise<string> {
    return this.page.evaluate(() => {
      const data = new DataTransfer();
      const node = document.getSelection()?.anchorNode;
      const target = node instanceof Element ? node : node?.parentElement;
      const event = new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true });
      (target ?? document.body).dispatchEvent(event);
      return data.getData('text/plain');
    });
  }
}
