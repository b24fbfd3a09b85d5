/** What the engine knows beyond the texts, in the real window: links of moved text, learned words, a language model of the user's own. */
import { mkdirSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { LearnedSummary } from '../../contract/lexicon.ts';
import type { ModelState } from '../../contract/model-folder.ts';
import type { ReaderOpening } from '../../contract/service-api.ts';
import { writeSmallModel } from '../cli/small-model.ts';
import { sampleVersions } from '../golden/seeded-errors.ts';
import { ServiceClient } from '../service/client.ts';
import { importWork } from '../service/help.ts';
import { launch, stubFileDialog } from './harness.ts';
import type { Hexapla } from './harness.ts';
import { accessibilityFaults } from './pages/accessibility.ts';
import { AlignPage } from './pages/align-page.ts';
import { callService } from './pages/service.ts';

const RUTH = 'Ruth, out of order';
const JOSEPH = 'Joseph';
let home = '';
let models = '';
let hexapla: Hexapla;
let page: AlignPage;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'hexapla-learned-'));
  models = await mkdtemp(join(tmpdir(), 'hexapla-models-'));
  writeSmallModel(join(models, 'small'), { house: [1, 0, 0], casa: [1, 0, 0.1] });
  mkdirSync(join(models, 'empty'));
  const client = await ServiceClient.open({ home });
  const [english, spanish] = sampleVersions('ruth', ['en', 'es']).map(({ segments }) =>
    segments.map(({ text }) => text),
  );
  // In Spanish paragraphs 30 to 60 stand before paragraphs 3 to 30.
  const moved = [spanish!.slice(0, 3), spanish!.slice(30, 60), spanish!.slice(3, 30), spanish!.slice(60)].flat();
  await importWork(client, RUTH, { 'ruth.en.txt': english!.join('\n\n'), 'ruth.es.txt': moved.join('\n\n') });
  const [joseph, jose] = sampleVersions('joseph', ['en', 'es']).map(({ segments }) =>
    segments.slice(0, 240).map(({ text }) => text),
  );
  await importWork(client, JOSEPH, { 'joseph.en.txt': joseph!.join('\n\n'), 'joseph.es.txt': jose!.join('\n\n') });
  await client.call('settings.set', { samplesDeclined: true });
  await client.close();
  hexapla = await launch({ home });
  page = new AlignPage(hexapla.page);
  await page.open(RUTH);
}, 120_000);
afterAll(async () => {
  await hexapla.close();
  await rm(home, { recursive: true, force: true });
  await rm(models, { recursive: true, force: true });
});

const opened = (workId = 1) => callService<ReaderOpening>(hexapla.page, 'reader.open', { workId, count: 200 });
const learned = () => callService<LearnedSummary>(hexapla.page, 'lexicon.learned', {});

describe('moved text', () => {
  test('says where its counterpart probably is, leads there, and is removed and brought back', async () => {
    const { first } = await opened();
    const row = first.beads.findIndex(({ links }) => links.length > 0);
    const link = first.beads[row]!.links[0]!;
    const column = first.beads[row]!.cells[0]!.some(({ id }) => id === link.segmentId) ? 1 : 2;
    const name = `likely counterpart at paragraph ${link.otherNumber}, ${column === 1 ? 'Spanish' : 'English'}`;
    const note = page.grid.getByRole('button', { name }).first();
    await note.waitFor();
    expect(await accessibilityFaults(hexapla.page)).toEqual([]);
    await note.hover();
    await hexapla.page.getByText(/Moved text, found by the alignment, \d+% sure/).waitFor();
    await note.click();
    // Off the tooltip, which would say the same of the next one.
    await hexapla.page.mouse.move(5, 5);
    const other = first.beads.findIndex(({ id }) => id === link.otherBeadId);
    const back = first.beads[other]!.links.map(
      ({ otherNumber }) => `likely counterpart at paragraph ${otherNumber},`,
    )[0]!;
    await page
      .row(other + 1)
      .getByRole('button', { name: back })
      .first()
      .waitFor();
    await page.begin();
    await page.standAt(other + 1, 3 - column);
    await page.key('Shift+L');
    await vi.waitFor(async () => expect(await page.said.textContent()).toMatch('Link removed.'));
    await vi.waitFor(async () => {
      const { first: now } = await opened();
      expect(now.beads[other]!.links).toHaveLength(first.beads[other]!.links.length - 1);
    });
    await page.key('Control+z');
    await vi.waitFor(async () => expect((await opened()).first.beads[other]!.links).toEqual(first.beads[other]!.links));
    await page.end();
  });
});

describe('learned words', () => {
  test('come from a work when its words are pointed at', async () => {
    await page.sentence(await firstFullRow(), 1, 1).hover();
    await vi.waitFor(async () => expect((await learned()).works.works).toBe(1), { timeout: 20_000 });
  });

  test('come from confirmed rows, are told, forgotten and learned again in the settings', async () => {
    const { revision, beadIds } = await opened(2);
    const edit = { kind: 'status', beadIds: Object.values(beadIds), status: 'confirmed' };
    await callService(hexapla.page, 'edit.apply', { workId: 2, revision, edit });
    const settings = await openAlignmentSettings();
    await settings.getByRole('button', { name: 'Learn Now' }).click();
    await settings.getByText('English – Spanish').waitFor();
    await settings.getByText(/^[\d,]+ word pairs from \d+ sentences$/).waitFor();
    await settings.getByText(/^For word renderings: [\d,]+ word pairs from 1 work\.$/).waitFor();
    expect(await accessibilityFaults(hexapla.page)).toEqual([]);
    await settings.getByRole('button', { name: 'Forget All' }).click();
    await settings.getByText('forgotten; learned again when other rows are confirmed').waitFor();
    expect((await learned()).library).toMatchObject([{ words: 0 }]);
    await settings.getByRole('button', { name: 'Learn Now' }).click();
    await settings.getByText(/^[\d,]+ word pairs from \d+ sentences$/).waitFor();
    await settings.getByRole('switch', { name: 'Learn words from this library' }).click();
    await vi.waitFor(async () =>
      expect(await settings.getByRole('button', { name: 'Learn Now' }).isDisabled()).toBe(true),
    );
    await settings.getByRole('switch', { name: 'Learn words from this library' }).click();
    await page.key('Escape');
    await settings.waitFor({ state: 'detached' });
  });
});

describe('a language model', () => {
  test('is chosen in the settings, said to be wrong where it is, and put away', async () => {
    const settings = await openAlignmentSettings();
    await stubFileDialog(hexapla.app, [join(models, 'empty')]);
    await settings.getByRole('button', { name: 'Choose Folder…' }).click();
    await settings
      .getByRole('alert')
      .getByText(`${join(models, 'empty')} holds no onnx/model.onnx`)
      .waitFor();
    expect(await accessibilityFaults(hexapla.page)).toEqual([]);
    await stubFileDialog(hexapla.app, [join(models, 'small')]);
    await settings.getByRole('button', { name: 'Choose Folder…' }).click();
    await settings.getByText(/onnx\/model\.onnx.*, 3 dimensions$/).waitFor();
    expect(await settings.getByRole('alert').count()).toBe(0);
    await callService(hexapla.page, 'settings.set', { theme: 'dark', locale: 'ar' });
    await hexapla.page.getByRole('heading', { name: 'النموذج اللغوي' }).waitFor();
    expect(await accessibilityFaults(hexapla.page)).toEqual([]);
    await callService(hexapla.page, 'settings.set', { theme: 'light', locale: 'en' });
    await settings.getByText(join(models, 'small')).waitFor();
    await page.key('Escape');
    await settings.waitFor({ state: 'detached' });
  });

  test('that is gone is said when a work is aligned, which goes on without it', async () => {
    rmSync(join(models, 'small', 'onnx'), { recursive: true, force: true });
    await callService(hexapla.page, 'align.propose', { workId: 1, scope: { kind: 'all' } });
    // An urgent notice is said twice: shown, and told to screen readers.
    const notice = hexapla.page.getByText('Aligned without the language model').first();
    await notice.waitFor({ timeout: 20_000 });
    await hexapla.page
      .getByText(`The folder ${join(models, 'small')} holds no onnx/model.onnx.`)
      .first()
      .waitFor();
    const settings = await openAlignmentSettings();
    await settings.getByRole('button', { name: 'Do Without' }).click();
    await settings.getByRole('button', { name: 'Choose Folder…' }).waitFor();
    expect(await callService<ModelState>(hexapla.page, 'model.state', {})).toMatchObject({ model: null });
    await page.key('Escape');
    await settings.waitFor({ state: 'detached' });
  });
});

/** The first row in view of which both cells hold text. */
async function firstFullRow(): Promise<number> {
  const { first } = await opened();
  const drawn = await page.rows.evaluateAll((rows) => rows.map((row) => Number((row as HTMLElement).dataset['row'])));
  return 1 + drawn.find((row) => first.beads[row]!.cells.every((cell) => cell.length > 0))!;
}

async function openAlignmentSettings() {
  await page.key('Control+,');
  const settings = hexapla.page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('tab', { name: 'Alignment' }).click();
  return settings;
}
