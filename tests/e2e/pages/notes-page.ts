/** The reader's side panel as tests see it: contents, find and notes, by role and name. */
import type { Locator, Page } from 'playwright-core';
import type { ReaderPage } from './reader-page.ts';

export class NotesPage {
  readonly page: Page;
  readonly reader: ReaderPage;
  readonly panel: Locator;
  readonly notes: Locator;
  readonly status: Locator;
  readonly toolbar: Locator;
  readonly dialog: Locator;

  constructor(reader: ReaderPage) {
    this.reader = reader;
    this.page = reader.page;
    this.panel = this.page.getByRole('region', { name: 'Side panel' });
    this.notes = this.panel.getByRole('list', { name: 'Notes of this work' }).getByRole('listitem');
    this.status = this.panel.getByRole('status');
    this.toolbar = this.page.getByRole('toolbar', { name: 'The selected words' });
    this.dialog = this.page.getByRole('dialog');
  }

  button(name: string): Locator {
    return this.panel.getByRole('button', { name });
  }
  hit(number: number): Locator {
    return this.panel
      .getByRole('list', { name: 'Hits' })
      .getByRole('listitem')
      .nth(number - 1);
  }

  /** Selects characters of a sentence as dragging over them does. */
  async select(row: number, column: number, start: number, end: number): Promise<void> {
    await this.reader.sentence(row, column, 1).evaluate(
      (element, [from, to]) => {
        const text = element.firstChild!;
        document.getSelection()!.setBaseAndExtent(text, from, text, to);
      },
      [start, end] as const,
    );
    await this.toolbar.waitFor();
  }

  /** What is drawn of a highlight: its words, in the order of the page. */
  async drawn(name: string): Promise<string[]> {
    return this.page.evaluate((key) => {
      const ranges = [...(CSS.highlights.get(key) ?? [])] as Range[];
      return ranges.toSorted((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b)).map(String);
    }, name);
  }

  /** Until the dialog's field for words has the keyboard. */
  async writing(): Promise<void> {
    await this.dialog.locator('textarea:focus').waitFor();
  }

  /** The names and texts of what has the focus. */
  async focus(): Promise<string> {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    });
  }
}
