/** Two stories from the Bible, in a modern English and a classical Spanish translation, both in the public domain. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { escapeMarkdown } from './markdown.mjs';
import { lowerOpenings, readBook } from './sword.mjs';

const TRANSLATIONS = [
  {
    packageName: 'sword-text-web',
    module: 'engWEB2015eb',
    language: 'en',
    label: 'World English Bible',
    date: '2020',
    chapter: 'Chapter',
  },
  {
    packageName: 'sword-text-sparv',
    module: 'spaRV1909eb',
    language: 'es',
    label: 'Reina-Valera',
    date: '1909',
    chapter: 'Capítulo',
  },
];
const STORIES = [
  {
    name: 'joseph',
    book: 'Gen',
    from: 37,
    to: 50,
    title: 'Joseph and his Brothers',
    titles: { en: 'Joseph and His Brothers', es: 'José y sus hermanos' },
  },
  { name: 'ruth', book: 'Ruth', from: 1, to: 4, title: 'The Book of Ruth', titles: { en: 'Ruth', es: 'Rut' } },
];

/** @returns {{ works: object[], files: Map<string, string> }} */
export function buildBible() {
  const folder = mkdtempSync(join(tmpdir(), 'hexapla-samples-'));
  try {
    const files = new Map();
    for (const translation of TRANSLATIONS) unpack(translation, folder, files);
    const works = STORIES.map((story) => buildStory(story, folder, files));
    return { works, files };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Fetches a Debian package and lays it out under `folder`; keeps what its copyright file says of the text. */
function unpack({ packageName, language }, folder, files) {
  const quiet = { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] };
  execFileSync('apt-get', ['download', packageName], quiet);
  const archive = readdirSync(folder).find((name) => name.startsWith(`${packageName}_`));
  execFileSync('dpkg-deb', ['-x', archive, packageName], quiet);
  const copyright = readFileSync(join(folder, packageName, 'usr/share/doc', packageName, 'copyright'), 'utf8');
  // The stanza on debian/* is about the packaging, of which nothing is used.
  files.set(`LICENSE.bible.${language}.txt`, `${copyright.split('\n\nFiles: debian/*')[0].trim()}\n`);
}

function buildStory({ name, book, from, to, title, titles }, folder, files) {
  const versions = TRANSLATIONS.map(({ packageName, module, language, label, date, chapter: word }) => {
    const data = join(folder, packageName, 'usr/share/sword/modules/texts/ztext', module);
    const all = readBook(data, 'ot', book);
    const verses = all.flatMap((one) => one.verses);
    const chapters = lowerOpenings(all, verses).filter(({ chapter }) => chapter >= from && chapter <= to);
    const file = `${name}.${language}.md`;
    files.set(file, toMarkdown(titles[language], chapters, word));
    return { file, language, label, translator: '', date, source: `Debian ${packageName}`, original: false };
  });
  return {
    title,
    author: '',
    tags: ['sample', 'Bible', 'story'],
    licence: 'Both translations are in the public domain.',
    licenceFiles: ['LICENSE.bible.en.txt', 'LICENSE.bible.es.txt'],
    versions,
  };
}

/** A heading a chapter, a paragraph a verse, without numbers. */
function toMarkdown(title, chapters, word) {
  const lines = [`# ${title}`];
  for (const { chapter, verses } of chapters) lines.push(`## ${word} ${chapter}`, ...verses.map(escapeMarkdown));
  return `${lines.join('\n\n')}\n`;
}
