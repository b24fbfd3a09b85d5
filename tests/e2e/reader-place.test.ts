/** The reader's place: kept over leaving, resizing, folding and restarts; reached by wheel, spine and keys. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { launch, servicePid } from './harness.ts';
import type { Hexapla } from './harness.ts';
import { HILLS, ROWS, writeReaderLibrary } from './pages/reader-library.ts';
import { ReaderPage } from './pages/reader-page.ts';

let home = '';
let hexapla: Hexapla;
let reader: ReaderPage;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'hexapla-place-'));
  writeReaderLibrary(home);
  await start();
});
afterEach(async () => {
  await hexapla.close();
  await rm(home, { recursive: true, force: true });
});

async function start(): Promise<void> {
  hexapla = await launch({ home });
  reader = new ReaderPage(hexapla.page);
  await reader.open(HILLS);
}
const resize = (width: number, height: number) =>
  hexapla.app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]!.setContentSize(size[0]!, size[1]!),
    [width, height],
  );

test('is found again to the pixel after leaving the work and after a restart', async () => {
  await reader.scroll(3333);
  const before = await reader.top();
  expect(before.row).toBeGreaterThan(10);
  await reader.leave();
  await reader.open(HILLS);
  const again = await reader.top();
  expect(again.row).toBe(before.row);
  expect(Math.abs(again.offset - before.offset)).toBeLessThan(2);
  await hexapla.close();
  await start();
  const restarted = await reader.top();
  expect(restarted.row).toBe(before.row);
  expect(Math.abs(restarted.offset - before.offset)).toBeLessThan(2);
});

test('stays at the same row when the window is made narrower and wider', async () => {
  await reader.scroll(4000);
  const { row } = await reader.top();
  await resize(900, 700);
  await reader.settle();
  expect((await reader.top()).row).toBe(row);
  await resize(1400, 900);
  await reader.settle();
  expect((await reader.top()).row).toBe(row);
});

test('does not jump while rows above it are measured for the first time', async () => {
  await reader.spine.focus();
  await reader.key('End');
  await reader.ready();
  const box = (await reader.grid.boundingBox())!;
  await hexapla.page.mouse.move(box.x + 300, box.y + 400);
  for (let turn = 0; turn < 25; turn++) {
    const shift = await hexapla.page.evaluate(async () => {
      const grid = document.querySelector<HTMLElement>('#reading-grid')!;
      const middle = grid.getBoundingClientRect().top + 300;
      const rows = [...grid.querySelectorAll<HTMLElement>('[data-row]')];
      const row = rows.find((one) => one.getBoundingClientRect().bottom > middle)!;
      const before = row.getBoundingClientRect().top;
      const scrolled = grid.scrollTop;
      grid.scrollTop -= 150;
      const moved = scrolled - grid.scrollTop;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return row.getBoundingClientRect().top - before - moved;
    });
    expect(Math.abs(shift)).toBeLessThan(1.5);
  }
});

test('goes where the spine is pressed, dragged and moved by keys', async () => {
  const box = (await reader.spine.boundingBox())!;
  await hexapla.page.mouse.click(box.x + 5, box.y + box.height * 0.5);
  await reader.ready();
  expect(Math.abs((await reader.top()).row - ROWS.last / 2)).toBeLessThan(20);
  await hexapla.page.mouse.move(box.x + 5, box.y + box.height * 0.5);
  await hexapla.page.mouse.down();
  await hexapla.page.mouse.move(box.x + 5, box.y + box.height - 1, { steps: 5 });
  await hexapla.page.mouse.up();
  await reader.ready();
  expect(await reader.row(ROWS.last).count()).toBe(1);
  expect(await reader.spine.getAttribute('aria-valuenow')).toBe('100');
  await reader.spine.focus();
  await reader.key('Home');
  await reader.ready();
  expect((await reader.top()).row).toBe(1);
  expect(await reader.spine.getAttribute('aria-valuetext')).toBe(`Paragraph 1 of ${ROWS.last}`);
});

test('is kept when all furniture is shown', async () => {
  await reader.scroll(3000);
  const { row } = await reader.top();
  await reader.choose('Columns', 'Show page furniture');
  await reader.settle();
  expect((await reader.top()).row).toBe(row);
});

test('the text stays readable when the service is killed, and goes on when it is back', async () => {
  const pid = await servicePid(hexapla.app);
  process.kill(pid!, 'SIGKILL');
  expect(await reader.cell(ROWS.title, 1).textContent()).toBe('Three Hills');
  await reader.spine.focus();
  await reader.key('End');
  await reader.ready();
  await expect(reader.cell(ROWS.last, 1).textContent()).resolves.toContain(`Hill ${ROWS.last}`);
});
