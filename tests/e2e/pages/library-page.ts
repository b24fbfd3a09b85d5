/** The library as tests see it: works, their menus and dialogs, by roles and names. */
import type { Locator, Page } from 'playwright-core';

export class LibraryPage {
  readonly page: Page;
  readonly works: Locator;
  readonly search: Locator;
  readonly count: Locator;

  constructor(page: Page) {
    this.page = page;
    this.works = page.getByRole('grid').locator('[data-work]');
    this.search = page.getByRole('searchbox');
    this.count = page.getByRole('contentinfo').getByRole('status');
  }

  work(title: string): Locator {
    return this.works.filter({ hasText: title });
  }

  /** Goes there from any screen and waits until works are shown. */
  async show(): Promise<void> {
    await this.page.keyboard.press('Control+l');
    await this.search.waitFor();
  }

  /** Opens the menu of a work by right click and chooses. */
  async choose(title: string, ...names: readonly string[]): Promise<void> {
    await this.work(title).click({ button: 'right' });
    for (const name of names) await this.page.getByRole('menuitem', { name, exact: true }).click();
  }

  /** Drags a work onto a place, by the events that the window would get from the system. */
  async drag(title: string, target: Locator): Promise<void> {
    const dataTransfer = await this.page.evaluateHandle(() => new DataTransfer());
    // Held on to: a dialog that the drop opens hides the works.
    const work = await this.work(title).elementHandle();
    await work?.dispatchEvent('dragstart', { dataTransfer });
    await target.dispatchEvent('dragover', { dataTransfer });
    await target.dispatchEvent('drop', { dataTransfer });
    await work?.dispatchEvent('dragend', { dataTransfer });
  }

  async titles(): Promise<string[]> {
    return this.works.evaluateAll((works) =>
      works.map((work) => (work.querySelector(':scope > span > bdi') as HTMLElement).innerText),
    );
  }

  notice(text: string | RegExp): Locator {
    return this.page.getByRole('dialog').or(this.page.getByRole('alertdialog')).filter({ hasText: text });
  }
}
