/** Beside the reading itself: copying with counterparts, the choices of type, reading aloud. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { stubSaveDialog } from './harness.ts';
import { accessibilityFaults } from './pages/accessibility.ts';
import { ImportPage } from './pages/import-page.ts';
import { HILLS, ROWS, writeReaderLibrary } from './pages/reader-library.ts';
import { ReaderPage } from './pages/reader-page.ts';
import { writeTexts } from './pages/texts.ts';
import { endSentence, giveVoices, spoken } from './pages/voices.ts';
import { sharedWindow } from './shared-window.ts';

let reader: ReaderPage;
const hexapla = sharedWindow({
  write: writeReaderLibrary,
  begin: async ({ page }) => {
    reader = new ReaderPage(page);
    await reader.open(HILLS);
  },
});

const set = (settings: Record<string, unknown>) =>
  hexapla.page.evaluate((patch) => window.hexapla.call('settings.set', patch), settings);
/** The runtime of the tests has `readHTML`, which the newest types leave out. */
const clipboard = () =>
  hexapla.app.evaluate(({ clipboard: board }) => ({
    text: board.readText(),
    html: (board as unknown as { readHTML(): string }).readHTML(),
  }));
async function goTo(times: number): Promise<void> {
  await reader.grid.focus();
  await reader.key('Control+Home');
  for (let count = 0; count < times; count++) await reader.key('ArrowDown');
}

describe('copying', () => {
  test('takes the sentence that has the keyboard, with its counterparts, as text and as a table', async () => {
    await goTo(3);
    expect(await reader.focused()).toBe('The dog came too.');
    await reader.key('Control+Shift+C');
    await expect
      .poll(async () => (await clipboard()).text)
      .toBe('The dog came too.\nVenne anche il cane.\nجاء الكلب أيضًا.');
    const { html } = await clipboard();
    expect(html).toContain('<td lang="it" dir="ltr">Venne anche il cane.</td>');
    expect(html).toContain('<td lang="ar" dir="rtl">جاء الكلب أيضًا.</td>');
    await reader.key('Control+Alt+C');
    await expect
      .poll(async () => (await clipboard()).text)
      .toBe('English, first edition\tItalian\tArabic\nThe dog came too.\tVenne anche il cane.\tجاء الكلب أيضًا.');
  });

  test('of a selection takes what is selected, and the whole of what stands for it', async () => {
    const box = (await reader.sentence(3, 1, 1).boundingBox())!;
    await hexapla.page.mouse.dblclick(box.x + 8, box.y + box.height / 2);
    await reader.key('Control+Shift+C');
    await expect.poll(async () => (await clipboard()).text).toMatch(/^Hill\nLa collina 3 sta a oriente\.\nالتل 3/u);
  });
});

describe('words', () => {
  const lit = (name: string) =>
    hexapla.page.evaluate((key) => [...(CSS.highlights.get(key) ?? [])].map(String), `word-${name}`);
  const all = async () => [...(await lit('sure')), ...(await lit('likely')), ...(await lit('possible'))];

  test('under the pointer light their likely renderings in the other columns, and nothing where none is sure', async () => {
    const sentence = reader.sentence(ROWS.doubtful, 1, 1);
    const at = await sentence.evaluate((span) => {
      const range = document.createRange();
      const text = span.firstChild as Text;
      range.setStart(text, 5);
      range.setEnd(text, 6);
      const box = range.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    });
    await hexapla.page.mouse.move(at.x - 3, at.y);
    await hexapla.page.mouse.move(at.x, at.y);
    await expect.poll(() => lit('self')).toEqual(['6']);
    await expect.poll(all).toContain('6');
    await reader.spine.hover();
    await expect.poll(() => lit('self')).toEqual([]);
    expect(await all()).toEqual([]);
  });

  test('are gone through by key, and a screen reader is told', async () => {
    await goTo(1);
    await reader.key('Control+ArrowDown');
    expect(await reader.focused()).toBe('Hill 3 lies in the east.');
    await reader.key('Control+ArrowRight');
    await expect.poll(() => lit('self')).toEqual(['Hill']);
    await reader.key('Control+ArrowRight');
    await expect.poll(() => lit('self')).toEqual(['3']);
    await hexapla.page.getByRole('status').filter({ hasText: '3: 3, ' }).waitFor({ state: 'attached' });
    await reader.key('Escape');
    await expect.poll(() => lit('self')).toEqual([]);
  });
});

describe('type', () => {
  const figure = async (name: string) =>
    reader.sentence(3, 1, 1).evaluate((span, property) => getComputedStyle(span).getPropertyValue(property), name);

  test('has faces to choose from, hyphens in ragged text, and figures of two kinds', async () => {
    expect(await figure('font-family')).toContain('Literata');
    await set({ readingFace: 'garamond', hyphenate: true, oldStyleFigures: false });
    await expect.poll(() => figure('font-family')).toContain('EB Garamond');
    await expect.poll(() => figure('font-variant-numeric')).toBe('lining-nums');
    await expect.poll(() => reader.sentence(3, 2, 2).textContent()).toContain('\u00ad');
    expect(await figure('text-align')).toBe('start');
    await set({ readingFace: 'literata', hyphenate: false, oldStyleFigures: true });
    await expect.poll(() => reader.sentence(3, 2, 2).textContent()).not.toContain('\u00ad');
  });

  test('rows are numbered as they are shown, also where columns are hidden', async () => {
    await reader.choose('Columns', 'English');
    await hexapla.page.keyboard.press('Escape');
    await reader.ready();
    // Three lines of furniture stood in the English text alone.
    const number = reader.row(ROWS.firstPlain).getByRole('rowheader');
    await reader.spine.focus();
    await reader.key('Home');
    await expect.poll(() => number.textContent()).toContain(`Paragraph ${ROWS.firstPlain - 3}`);
    expect(await reader.grid.getAttribute('aria-rowcount')).toBe(String(ROWS.last - 3 + 1));
    await reader.choose('Columns', 'English');
    await hexapla.page.keyboard.press('Escape');
    await reader.ready();
  });
});

const printing = () => hexapla.page.getByRole('dialog', { name: 'Print', exact: true });

/** Looks at the sheet of the paragraphs up to one, or of all, as it is printed. */
async function onPaper(to: string | null, look: (sheet: Locator) => Promise<void>): Promise<void> {
  // The dialog for the file stays open until the test has looked.
  await hexapla.app.evaluate(({ dialog: system, app }) => {
    system.showSaveDialog = () =>
      new Promise((resolve) => app.once('looked' as 'activate', () => resolve({ canceled: true, filePath: '' })));
  });
  await reader.key('Control+P');
  if (to !== null) await printing().getByRole('textbox', { name: 'To paragraph' }).fill(to);
  await printing().getByRole('button', { name: 'Save as PDF…' }).click();
  const sheet = hexapla.page.locator('.print-sheet');
  await sheet.waitFor({ state: 'attached' });
  await hexapla.page.emulateMedia({ media: 'print' });
  await look(sheet);
  await hexapla.page.emulateMedia({ media: null });
  await hexapla.app.evaluate(({ app }) => app.emit('looked'));
  await sheet.waitFor({ state: 'detached' });
  await reader.key('Escape');
  await printing().waitFor({ state: 'detached' });
}

describe('printing', () => {
  const dialog = printing;
  const pages = async (file: string) =>
    (await readFile(file)).toString('latin1').match(/\/Type\s*\/Page\b/gu)?.length ?? 0;

  test('saves the rows of a range as a PDF with page numbers, in the mode that is read', async () => {
    const file = join(hexapla.home, 'hills.pdf');
    await stubSaveDialog(hexapla.app, file);
    await reader.key('Control+P');
    await dialog().getByRole('textbox', { name: 'To paragraph' }).fill('60');
    await dialog().getByRole('button', { name: 'Save as PDF…' }).click();
    await hexapla.page.getByText('The PDF was saved.').waitFor();
    const bytes = await readFile(file);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await pages(file)).toBeGreaterThan(2);
    await dialog().waitFor({ state: 'detached' });
    // Nothing of the sheet stays in the window.
    expect(await hexapla.page.locator('.print-sheet').count()).toBe(0);
  });

  test('of several parts the first is saved where the user says, the others beside it, and nothing that was there is replaced', async () => {
    const file = join(hexapla.home, 'parts.pdf');
    await writeFile(join(hexapla.home, 'parts 2.pdf'), 'kept');
    await stubSaveDialog(hexapla.app, file);
    const print = (number: number) =>
      hexapla.page.evaluate(
        (part) =>
          window.hexapla
            .print({ to: 'pdf', title: 'Hills', paper: 'A5', landscape: false, part })
            .catch(({ code }: { code: string }) => code),
        { number, of: 2 },
      );
    expect(await print(2)).toBe('not-allowed');
    expect([await print(1), await print(2)]).toEqual(['done', 'done']);
    expect(await pages(file)).toBeGreaterThan(0);
    expect(await pages(join(hexapla.home, 'parts 2 (2).pdf'))).toBeGreaterThan(0);
    expect(await readFile(join(hexapla.home, 'parts 2.pdf'), 'utf8')).toBe('kept');
    expect(await print(2)).toBe('not-allowed');
  });

  test('lays out languages and directions, without the window around them', async () => {
    await onPaper('9', async (sheet) => {
      await sheet.locator('td[lang="ar"][dir="rtl"]').getByText('ثلاثة تلال').waitFor();
      expect(await sheet.locator('tbody tr').count()).toBe(9);
      expect(await reader.grid.isVisible()).toBe(false);
    });
  });

  test('refuses a range that makes no sense', async () => {
    await reader.key('Control+P');
    await dialog().getByRole('textbox', { name: 'To paragraph' }).fill('9999');
    expect(await dialog().getByRole('alert').textContent()).toContain(String(ROWS.last));
    expect(await dialog().getByRole('button', { name: 'Save as PDF…' }).isDisabled()).toBe(true);
    expect(await accessibilityFaults(hexapla.page)).toEqual([]);
    await reader.key('Escape');
    await dialog().waitFor({ state: 'detached' });
  });
});

describe('reading aloud', () => {
  const bar = () => hexapla.page.getByRole('region', { name: 'Reading aloud' });
  const read = () => reader.grid.locator('[data-spoken="self"]').allTextContents();

  test('says which voice is missing, and what to install', async () => {
    await goTo(1);
    await reader.key('Control+Shift+U');
    await bar().getByText('This system has no voice for English.').waitFor();
    expect(await bar().textContent()).toContain('speech-dispatcher');
    expect(await bar().getByRole('button', { name: 'Read aloud', exact: true }).isDisabled()).toBe(true);
    expect(await accessibilityFaults(hexapla.page)).toEqual([]);
    await reader.key('Escape');
    await bar().waitFor({ state: 'detached' });
  });

  test('reads sentence by sentence, lights each with its counterparts, and goes where it is told', async () => {
    await giveVoices(hexapla.page, ['en-US', 'it-IT']);
    await goTo(1);
    await reader.key('Control+Shift+U');
    await reader.key('Space');
    await expect.poll(read).toEqual(['We set out early.']);
    expect(await reader.grid.locator('[data-spoken="counterpart"]').allTextContents()).toContain(
      'Partimmo presto e pioveva.',
    );
    await endSentence(hexapla.page);
    await endSentence(hexapla.page);
    await expect.poll(read).toEqual(['The dog came too.']);
    await reader.key('[');
    await expect.poll(read).toEqual(['It rained.']);
    await reader.key(']');
    await reader.key('>');
    await expect
      .poll(async () => (await spoken(hexapla.page)).at(-1))
      .toEqual({
        text: 'The dog came too.',
        lang: 'en-US',
        rate: 1.2,
      });
    // Where brackets are written with AltGr, Windows tells of Ctrl and Alt too.
    await hexapla.page.evaluate(() => {
      const keys = { key: '[', ctrlKey: true, altKey: true, modifierAltGraph: true, bubbles: true, cancelable: true };
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', keys));
    });
    await expect.poll(read).toEqual(['It rained.']);
    await reader.sentence(3, 2, 1).click();
    await expect.poll(read).toEqual([await reader.sentence(3, 1, 1).innerText()]);
    await reader.sentence(2, 1, 1).click();
    await reader.key('Space');
    await bar().getByRole('button', { name: 'Read aloud', exact: true }).waitFor();
  });

  test('reads another version from the same place, and passes over its gaps', async () => {
    await bar().getByRole('combobox', { name: 'Version that is read' }).click();
    await hexapla.page.getByRole('option', { name: 'Italian' }).click();
    await bar().getByRole('button', { name: 'Read aloud', exact: true }).click();
    await expect.poll(async () => (await spoken(hexapla.page)).at(-1)?.lang).toBe('it-IT');
    for (let count = 0; count < 5; count++) await endSentence(hexapla.page);
    // Row 4 has no Italian text.
    await expect.poll(read).toEqual(['La collina 5 sta a oriente.']);
    await bar().getByRole('combobox', { name: 'Version that is read' }).click();
    await hexapla.page.getByRole('option', { name: 'Arabic' }).click();
    await bar().getByText('This system has no voice for Arabic.').waitFor();
    await bar().getByRole('button', { name: 'Stop reading aloud' }).click();
    expect(await read()).toEqual([]);
  });
});

describe('a work of more paragraphs than one sheet holds', () => {
  test('goes to the printer one part after another', async () => {
    const lines = Array.from({ length: 4100 }, (_, index) => `The tower stood ${index + 1} years.`).join('\n');
    const importing = new ImportPage(hexapla.app, hexapla.page);
    await importing.chooseFiles(...(await writeTexts({ 'years.txt': lines })));
    await importing.commit();
    await hexapla.page.getByText('The tower stood 1 years.').first().waitFor();
    await hexapla.app.evaluate(({ BrowserWindow }) => {
      const [{ webContents }] = BrowserWindow.getAllWindows() as [Electron.BrowserWindow];
      webContents.print = (_options, done) => void setTimeout(() => done?.(true, ''));
    });
    const dialog = hexapla.page.getByRole('dialog', { name: 'Print', exact: true });
    await reader.key('Control+P');
    const part = dialog.getByRole('combobox', { name: 'Part for the printer' });
    expect(await part.textContent()).toContain('1 of 2: paragraphs 1–2,050');
    expect(await accessibilityFaults(hexapla.page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Print…' }).click();
    await hexapla.page.getByText('Part 1 of 2 went to the printer').waitFor();
    await expect.poll(() => part.textContent()).toContain('2 of 2: paragraphs 2,051–4,100');
    await dialog.getByRole('button', { name: 'Print…' }).click();
    await hexapla.page.getByText('Part 2 of 2 went to the printer').waitFor();
    await dialog.waitFor({ state: 'detached' });
  });
});

describe('vertical Japanese', () => {
  const JAPANESE = [
    '坊っちゃん',
    '　親譲《おやゆず》りの無鉄砲《むてっぽう》で小供の時から損ばかりしている。12月25日の事である。',
    `　${'小学校に居る時分学校の二階から飛び降りて一週間ほど腰を抜かした事がある。'.repeat(40)}`,
  ].join('\n\n');
  const upright = () => hexapla.page.locator('[data-upright]');

  test('stands in lines from right to left with readings beside them, in tiers where it is long, and never scrolls sideways', async () => {
    const importing = new ImportPage(hexapla.app, hexapla.page);
    await importing.chooseFiles(...(await writeTexts({ 'botchan.ja.txt': JAPANESE })));
    await importing.commit();
    await set({ verticalJapanese: true });
    await upright().nth(2).waitFor();
    expect(
      await upright()
        .nth(1)
        .evaluate((cell) => getComputedStyle(cell).writingMode),
    ).toBe('vertical-rl');
    expect(await upright().nth(1).locator('ruby rt').allTextContents()).toEqual(['おやゆず', 'むてっぽう']);
    const fits = () =>
      upright().evaluateAll((cells) =>
        cells.map((cell) => cell.scrollWidth <= cell.clientWidth + 1 && cell.scrollHeight <= cell.clientHeight + 1),
      );
    await expect.poll(fits).toEqual([true, true, true]);
    const columns = upright().nth(2);
    expect(Number(await columns.evaluate((cell) => getComputedStyle(cell).columnCount))).toBeGreaterThan(1);
    expect(await accessibilityFaults(hexapla.page)).toEqual([]);
  });

  test('is selected by its characters, whatever stands beside them', async () => {
    await upright()
      .nth(1)
      .evaluate((cell) => {
        const bases = cell.querySelectorAll('ruby');
        const after = bases[1]?.nextSibling;
        if (!bases[0] || !after) throw new Error('The readings are not drawn');
        const range = document.createRange();
        range.setStart(bases[0], 0);
        range.setEnd(after.firstChild ?? after, 1);
        getSelection()?.removeAllRanges();
        getSelection()?.addRange(range);
      });
    await reader.key('Control+Shift+C');
    await expect.poll(async () => (await clipboard()).text).toBe('親譲《おやゆず》りの無鉄砲《むてっぽう》で');
  });

  test('is printed so, a long paragraph in tiers that pages can part, none wider than its column', async () => {
    await onPaper(null, async (sheet) => {
      const tiers = sheet.locator('.print-tier');
      await tiers.nth(2).waitFor();
      expect(await tiers.nth(1).locator('ruby rt').count()).toBe(2);
      const facts = await tiers.evaluateAll((all) =>
        all.map((tier) => ({
          mode: getComputedStyle(tier).writingMode,
          fits: tier.scrollWidth <= tier.clientWidth + 1,
          low: tier.clientHeight < 500,
        })),
      );
      expect(facts.length).toBeGreaterThan(4);
      expect(new Set(facts.map((fact) => JSON.stringify(fact)))).toEqual(
        new Set([JSON.stringify({ mode: 'vertical-rl', fits: true, low: true })]),
      );
      expect((await tiers.allTextContents()).join('')).toContain('学校の二階から飛び降りて');
    });
  });
});
