/** Groups texts whose works are known, and tells what came out wrong: `node bench/engine/grouping.ts [folder of more texts]`. */
import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import { groupVersions } from '../../align/index.ts';
import { loadLexicons } from '../../formats/lexicon.ts';
import { knownTexts } from './works.ts';

const texts = await knownTexts(process.argv[2]);
const lexicons = loadLexicons(join(import.meta.dirname, '..', '..', 'assets', 'lexicons'));
for (const lexicon of [lexicons, undefined]) {
  const start = performance.now();
  const groups = groupVersions(
    texts.map(({ version }) => version),
    { lexicon },
  );
  const seconds = (performance.now() - start) / 1000;
  const groupOf = new Map(groups.flatMap((group, g) => group.map((k) => [k, g] as const)));
  let together = 0;
  let missed = 0;
  const wrong: string[] = [];
  texts.forEach((text, a) =>
    texts.slice(a + 1).forEach((other, offset) => {
      const found = groupOf.get(a) === groupOf.get(a + 1 + offset);
      const right = text.work === other.work;
      if (right && found) together++;
      else if (right) missed++;
      else if (found) wrong.push(`${text.name} with ${other.name}`);
    }),
  );
  process.stdout.write(
    `${lexicon ? 'with' : 'without'} lexicons: ${texts.length} texts in ${groups.length} works of ${new Set(texts.map(({ work }) => work)).size}, ` +
      `${seconds.toFixed(1)} s; pairs found ${together}, missed ${missed}, false ${wrong.length}\n`,
  );
  for (const line of wrong.slice(0, 10)) process.stdout.write(`  false: ${line}\n`);
  const split = texts.filter((text, k) =>
    texts.some((o, j) => o.work === text.work && groupOf.get(j) !== groupOf.get(k)),
  );
  process.stdout.write(`  not whole: ${[...new Set(split.map(({ work }) => work))].join(' ')}\n`);
}
