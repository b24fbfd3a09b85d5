/** The import dialog as tests see it. */
import type { ElectronApplication, Locator, Page } from 'playwright-core';
import { stubFileDialog } from '../harness.ts';

export class ImportPage {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dialog: Locator;

  constructor(app: ElectronApplication, page: Page) {
    this.app = app;
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'Import', exact: true });
  }

  /** Chooses files in the (stubbed) system dialog, and waits until they are read. */
  async chooseFiles(...paths: readonly string[]): Promise<void> {
    await stubFileDialog(this.app, paths);
    await this.page.keyboard.press('Control+o');
    await this.reviewed();
  }

  /** Puts text on the window as a paste would. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
    await this.dialog.waitFor();
  }

  async readPasted(name: string): Promise<void> {
    await this.dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await this.dialog.getByRole('button', { name: 'Read This Text' }).click();
    await this.reviewed();
  }

  async reviewed(): Promise<void> {
    await this.dialog.getByText('Check what was found').waitFor({ timeout: 30_000 });
  }

  version(fileName: string): Locator {
    return this.dialog.getByRole('article', { name: fileName });
  }

  groups(): Locator {
    return this.dialog.getByRole('region', { name: /^Work \d/ });
  }

  /** Drags a version by its head onto a group, by the events that the window would get from the system. */
  async drag(fileName: string, group: Locator): Promise<void> {
    const head = this.version(fileName).locator('[draggable="true"]');
    const dataTransfer = await this.page.evaluateHandle(() => new DataTransfer());
    await head.dispatchEvent('dragstart', { dataTransfer });
    await group.dispatchEvent('dragover', { dataTransfer });
    await group.dispatchEvent('drop', { dataTransfer });
    await head.dispatchEvent('dragend', { dataTransfer });
  }

  async setLanguage(fileName: string, search: string, name: string): Promise<void> {
    await this.version(fileName).getByRole('combobox', { name: 'Language' }).click();
    await this.page.getByRole('combobox', { name: 'Search languages' }).fill(search);
    await this.page.getByRole('option', { name }).click();
    await this.settled(fileName);
  }

  /** Opens "Encoding, format, label…" of a version. */
  async more(fileName: string): Promise<void> {
    await this.version(fileName).getByRole('button', { name: 'Encoding, format, label…' }).click();
  }

  async setEncoding(fileName: string, encoding: string): Promise<void> {
    await this.version(fileName).getByRole('combobox', { name: 'Encoding' }).click();
    await this.page.getByRole('option', { name: encoding, exact: true }).click();
    await this.settled(fileName);
  }

  /** Waits until a version that was changed has been read again. */
  async settled(fileName: string): Promise<void> {
    await this.page.waitForTimeout(100);
    await this.dialog.locator(`article[aria-label="${fileName}"][aria-busy="false"]`).waitFor();
  }

  async commit(): Promise<void> {
    await this.dialog.getByRole('button', { name: /^Import \d/ }).click();
    await this.dialog.waitFor({ state: 'detached', timeout: 60_000 });
  }
}
