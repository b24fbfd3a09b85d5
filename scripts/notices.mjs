/**
 * `npm run notices`: writes THIRD-PARTY.md, the packages that ship inside Hexapla with their licences, and fails where a licence is
 * not on the list below. `--check` writes nothing and fails where the file is out of date.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { bootstrap } from './bootstrap.mjs';
import { root, say } from './paths.mjs';

await bootstrap();
const { init } = await import('license-checker-rseidelsohn');

/** Licences under which code or fonts may go into an MIT program as it is. */
const ALLOWED = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Unlicense',
  'CC0-1.0',
  'Python-2.0',
  // fonts only
  'OFL-1.1',
]);

/** True where one of the alternatives of "(A OR B)" is allowed, or all of "A AND B". */
function isAllowed(expression) {
  const plain = String(expression).replaceAll(/[()*]/g, '');
  return plain.split(/ OR /).some((choice) => choice.split(/ AND |,/).every((name) => ALLOWED.has(name.trim())));
}

/** The licence's own words: not a README that merely mentions it. */
function licenceText({ licenseFile }) {
  if (!licenseFile || !/licen[cs]e|copying|notice/i.test(basename(licenseFile))) return '';
  return readFileSync(licenseFile, 'utf8').replaceAll('\r\n', '\n').trim();
}

function render(packages) {
  const rows = packages.map(([name, { licenses, repository }]) => `| ${name} | ${licenses} | ${repository ?? ''} |`);
  const byText = new Map();
  for (const [name, info] of packages) {
    const text = licenceText(info);
    if (text !== '') byText.set(text, [...(byText.get(text) ?? []), name]);
  }
  const texts = [...byText].map(([text, names]) => `### ${names.join(', ')}\n\n\`\`\`text\n${text}\n\`\`\`\n`);
  return [
    '# Third-party notices\n',
    'These packages are part of Hexapla as it is distributed. Made by `npm run notices`; do not edit. Electron and Chromium bring their',
    'own notices along (LICENSE, LICENSES.chromium.html beside the program); the sample texts have theirs in assets/samples, word counts theirs in align/verdict/LICENSE.WordNet.txt.\n',
    '| package | licence | source |',
    '|---|---|---|',
    ...rows,
    '\n## Licence texts\n',
    ...texts,
  ].join('\n');
}

const found = await promisify(init)({ start: root, production: true, excludePrivatePackages: true });
const packages = Object.entries(found).toSorted(([a], [b]) => (a < b ? -1 : 1));
const refused = packages.filter(([, { licenses }]) => !isAllowed(licenses));
for (const [name, { licenses }] of refused)
  say(`${name}: the licence ${licenses} is not on the list in scripts/notices.mjs`);

const file = join(root, 'THIRD-PARTY.md');
const text = render(packages);
const current = existsSync(file) && readFileSync(file, 'utf8') === text;
if (process.argv.includes('--check')) {
  if (!current) say('THIRD-PARTY.md is out of date: run `npm run notices`');
  process.exitCode = current && refused.length === 0 ? 0 : 1;
} else {
  writeFileSync(file, text);
  say(`THIRD-PARTY.md: ${packages.length} packages`);
  process.exitCode = refused.length === 0 ? 0 : 1;
}
