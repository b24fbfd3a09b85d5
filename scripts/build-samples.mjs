/**
 * Builds assets/samples/ anew: node scripts/build-samples.mjs. Its results are committed, so nobody needs to run it but who changes
 * what the sample library holds. Wants Debian's apt-get and dpkg-deb, and network for them.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, say } from './paths.mjs';
import { buildBible } from './samples/bible.mjs';
import { buildUdhr } from './samples/udhr.mjs';

const folder = join(root, 'assets', 'samples');
mkdirSync(folder, { recursive: true });

const udhr = buildUdhr();
const bible = buildBible();
const files = new Map([...udhr.files, ...bible.files]);
const manifest = { format: 1, works: [udhr.work, ...bible.works] };
files.set('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
for (const [name, text] of files) writeFileSync(join(folder, name), text);
say(`${files.size} files written to ${folder}`);
