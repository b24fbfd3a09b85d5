/** Many files dropped onto the library at once, good and bad, as a drag from the system's file manager brings them; and exports read back. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LibraryInfo } from '../../contract/service-api.ts';
import { stubSaveDialog } from './harness.ts';
import { accessibilityFaults } from './pages/accessibility.ts';
import { dropFiles } from './pages/drop.ts';
import { ImportPage } from './pages/import-page.ts';
import { LibraryPage } from './pages/library-page.ts';
import { HILLS, writeReaderLibrary } from './pages/reader-library.ts';
import { callService } from './pages/service.ts';
import { GERMAN } from './pages/texts.ts';
import { sharedWindow } from './shared-window.ts';

const hexapla = sharedWindow({ write: writeReaderLibrary });
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hexapla-drop-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const importing = () => new ImportPage(hexapla.app, hexapla.page);
const library = () => new LibraryPage(hexapla.page);
const workCount = async () => (await callService<LibraryInfo>(hexapla.page, 'library.info', {})).workCount;

async function write(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, content);
  return path;
}

/** What the tales are of: a thing and a place, in both languages. */
const SUBJECTS = [
  'boats/harbour/barche/porto', 'horses/meadow/cavalli/prato', 'letters/tower/lettere/torre', 'apples/kitchen/mele/cucina',
  'bells/church/campane/chiesa', 'books/school/libri/scuola', 'stones/river/pietre/fiume', 'lamps/street/lampade/strada',
  'birds/forest/uccelli/bosco', 'coins/market/monete/mercato', 'roses/garden/rose/giardino', 'soldiers/castle/soldati/castello',
  'clouds/mountain/nuvole/montagna', 'fish/lake/pesci/lago',
]; // prettier-ignore

/** A tale in one language, about something of its own. */
function tale(language: 'en' | 'it', number: number): string {
  const [things, place, cose, luogo] = SUBJECTS[number - 1]!.split('/');
  const line = {
    en: (count: number) => `In the morning ${count} ${things} were at the ${place}. Nobody had seen so many ${things} there.`,
    it: (count: number) => `La mattina ${count} ${cose} erano presso: ${luogo}. Nessuno aveva visto lì tante ${cose}.`,
  }[language]; // prettier-ignore
  return Array.from({ length: 6 }, (_, index) => line((index + 2) * (number + 4))).join('\n\n');
}

test('many files and a folder: what cannot be read is named, the rest are works by their languages', async () => {
  const paths: string[] = [];
  for (let number = 1; number <= 12; number += 1) {
    paths.push(await write(`tale ${number}.en.txt`, tale('en', number)), await write(`tale ${number}.it.txt`, tale('it', number)));
  } // prettier-ignore
  for (let number = 13; number <= 14; number += 1) {
    for (const language of ['en', 'it'] as const) await write(`more/deep/tale ${number}.${language}.md`, tale(language, number));
  } // prettier-ignore
  await write('more/cover.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0, 0, 1, 2, 3]));
  paths.push(
    join(folder, 'more'),
    await write('empty.txt', ''),
    await write('photo.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 1, 2])),
    await write('broken.tmx', '<?xml version="1.0"?><tmx version="1.4"><body>'),
    await write('tale 1 (copy).txt', tale('en', 1)),
    await write('Haus am See.txt', GERMAN),
  );
  await symlink(join(folder, 'nowhere'), join(folder, 'gone.txt'));
  paths.push(join(folder, 'gone.txt'), paths[0]!);
  const before = await workCount();

  await dropFiles(hexapla.page, paths, { release: false });
  await hexapla.page.getByText('Drop to import').waitFor();
  await dropFiles(hexapla.page, paths);
  const bar = importing().dialog.getByRole('progressbar');
  await expect
    .poll(async () => Number(await bar.getAttribute('aria-valuenow')), { timeout: 20_000, interval: 20 })
    .toBeGreaterThan(0);
  await importing().dialog.getByRole('button', { name: 'Cancel' }).click();
  await importing().dialog.getByRole('button', { name: 'Choose Files…' }).waitFor();
  expect(await workCount()).toBe(before);

  await dropFiles(hexapla.page, paths);
  await importing().reviewed();
  const works = await importing()
    .groups()
    .evaluateAll((groups) =>
      groups.map((group) =>
        [...group.querySelectorAll('article')].map((article) => article.getAttribute('aria-label')),
      ),
    );
  expect(works.map((files) => files.slice(0, 2).join(', ')).toSorted()).toEqual(
    [
      ...Array.from({ length: 12 }, (_, index) => `tale ${index + 1}.en.txt, tale ${index + 1}.it.txt`),
      'tale 13.en.md, tale 13.it.md',
      'tale 14.en.md, tale 14.it.md',
      'Haus am See.txt',
    ].toSorted(),
  );
  expect(await importing().version('tale 1 (copy).txt').innerText()).toContain('The same text as “tale 1.en.txt”');
  const refused = importing().dialog.getByRole('region', { name: 'These 4 files can’t be imported' });
  for (const [file, why] of [
    ['empty.txt', 'There is no text'],
    ['photo.png', 'is not a text'],
    ['broken.tmx', 'is not in the format'],
    ['gone.txt', 'no longer there'],
  ] as const) {
    expect(await refused.getByRole('article', { name: file }).innerText()).toContain(why);
  }
  expect(await accessibilityFaults(hexapla.page)).toEqual([]);
  await importing().commit();
  expect(await workCount()).toBe(before + 15);
}, 90_000);

test('files that are in the library already say so, and in which work', async () => {
  await library().show();
  await dropFiles(hexapla.page, [join(folder, 'tale 2.en.txt'), join(folder, 'tale 2.it.txt')]);
  await importing().reviewed();
  expect(await importing().version('tale 2.it.txt').innerText()).toContain('in the library already');
  await importing().dialog.getByRole('button', { name: 'Cancel' }).click();
  await importing().dialog.waitFor({ state: 'detached' });
});

test('a work that was exported and dropped again has its rows, statuses and marks again', async () => {
  const { app, page } = hexapla;
  await library().show();
  for (const [format, ending] of [['JSON', 'json'], ['Translation memory (TMX)', 'tmx']] as const) {
    await library().choose(HILLS, 'Export…');
    const dialog = page.getByRole('dialog', { name: 'Export' });
    await dialog.getByRole('radio', { name: format }).check();
    await stubSaveDialog(app, join(folder, `hills.${ending}`));
    await dialog.getByRole('button', { name: 'Save…' }).click();
    await page.getByText(`Saved as “hills.${ending}”`).waitFor();
  } // prettier-ignore
  await dropFiles(page, [join(folder, 'hills.json'), join(folder, 'hills.tmx')]);
  await importing().reviewed();
  expect(await importing().groups().count()).toBe(2);
  const [json, memory] = [importing().groups().nth(0), importing().groups().nth(1)];
  expect(await json.getByRole('switch', { name: /^Keep the file’s \d+ rows$/ }).getAttribute('aria-checked')).toBe(
    'true',
  );
  expect(await json.innerText()).toContain('From one file that says which passages belong together.');
  expect(await json.getByRole('textbox', { name: 'Title of the work' }).inputValue()).toBe('Three Hills');
  await memory.getByRole('switch', { name: /^Keep the file’s/ }).click();
  expect(await memory.innerText()).toContain('aligned anew');
  expect(await accessibilityFaults(page)).toEqual([]);
  await importing().commit();
});
