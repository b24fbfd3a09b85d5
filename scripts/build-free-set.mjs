/**
 * Builds tests/golden/javascripting/ anew: `node scripts/build-free-set.mjs`. Its results are committed, so nobody needs to run it but
 * who changes what the set holds. Wants npm, and network for it.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, say } from './paths.mjs';

const PACKAGE = 'javascripting@2.7.4';
/** As the package names them, and as BCP 47. */
const LANGUAGES = [
  ['', 'en'],
  ['_it', 'it'],
  ['_fr', 'fr'],
  ['_es', 'es'],
  ['_nl', 'nl'],
  ['_pt-br', 'pt-BR'],
  ['_nb-no', 'nb'],
  ['_ru', 'ru'],
  ['_uk', 'uk'],
  ['_ja', 'ja'],
  ['_ko', 'ko'],
  ['_zh-cn', 'zh-CN'],
];

/** Blocks between blank lines, each in one line; listings, which are the same in all languages, and rules are left out. */
function blocks(markdown) {
  return markdown
    .replace(/^[ \t]*```[^]*?^[ \t]*```[ \t]*$/gm, '')
    .split(/\n[ \t]*\n/)
    .map((block) => block.trim().replace(/\s*\n\s*/g, ' '))
    .filter((block) => /\p{L}/u.test(block));
}

const folder = mkdtempSync(join(tmpdir(), 'free-set-'));
try {
  execFileSync('npm', ['pack', PACKAGE, '--loglevel=error', '--pack-destination', folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [archive] = readdirSync(folder);
  execFileSync('tar', ['xzf', join(folder, archive), '-C', folder]);
  const problems = join(folder, 'package', 'problems');
  const target = join(root, 'tests', 'golden', 'javascripting');
  mkdirSync(target, { recursive: true });
  for (const [suffix, language] of LANGUAGES) {
    const sections = readdirSync(problems)
      .toSorted()
      .flatMap((name) =>
        ['problem', 'solution'].map((part) => [`${name}/${part}`, join(problems, name, `${part}${suffix}.md`)]),
      )
      .filter(([, path]) => existsSync(path));
    const text = sections.map(([name, path]) => [`@ ${name}`, ...blocks(readFileSync(path, 'utf8'))].join('\n\n'));
    writeFileSync(join(target, `${language}.txt`), `${text.join('\n\n')}\n`);
  }
  writeFileSync(join(target, 'LICENSE.txt'), readFileSync(join(folder, 'package', 'LICENSE.md')));
  say(`${LANGUAGES.length} languages written to ${target}`);
} finally {
  rmSync(folder, { recursive: true });
}
