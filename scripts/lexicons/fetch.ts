import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Downloads are kept outside the repository: HEXAPLA_LEXICON_CACHE, else the user's cache folder. */
const CACHE =
  process.env['HEXAPLA_LEXICON_CACHE'] ??
  join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'hexapla-lexicons');

/** A package, unpacked: its files and what to call it in the manifest ("dict-freedict-deu-fra 2022.12.07-2"). */
export interface Package {
  readonly folder: string;
  readonly name: string;
}

/** A Debian package, downloaded by `apt-get download` if the cache has it not. Null where the archive does not know it. */
export function debianPackage(name: string): Package | null {
  const archives = join(CACHE, 'deb');
  mkdirSync(archives, { recursive: true });
  const find = (): string | undefined => readdirSync(archives).find((file) => file.startsWith(`${name}_`));
  if (!find()) {
    try {
      execFileSync('apt-get', ['download', name], { cwd: archives, stdio: 'pipe' });
    } catch {
      return null;
    }
  }
  const archive = find()!;
  const folder = unpackOnce(join(CACHE, 'unpacked', archive), (target) =>
    execFileSync('dpkg-deb', ['-x', join(archives, archive), target]),
  );
  return { folder, name: `${name} ${decodeURIComponent(archive.split('_')[1]!)}` };
}

/** A package of the npm registry at an exact version, downloaded by `npm pack`. Throws where it cannot be had. */
export function npmPackage(name: string, version: string): Package {
  const archives = join(CACHE, 'npm');
  mkdirSync(archives, { recursive: true });
  const archive = `${name.replace('@', '').replace('/', '-')}-${version}.tgz`;
  if (!existsSync(join(archives, archive))) {
    execFileSync('npm', ['pack', '--silent', `${name}@${version}`], { cwd: archives, stdio: 'pipe' });
  }
  const folder = unpackOnce(join(CACHE, 'unpacked', archive), (target) =>
    execFileSync('tar', ['-xzf', join(archives, archive), '-C', target]),
  );
  return { folder: join(folder, 'package'), name: `${name} ${version}` };
}

/** An interrupted unpacking must not pass for a whole one: unpack aside, then rename. */
function unpackOnce(folder: string, unpack: (target: string) => void): string {
  if (existsSync(folder)) return folder;
  const aside = `${folder}.part`;
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { recursive: true });
  unpack(aside);
  renameSync(aside, folder);
  return folder;
}

/**
 * Refuses a Debian package whose copyright file does not name an expected licence for `files` ("deu-fra/*", or "*"): the build stops
 * rather than ship what may not be shipped.
 */
export function requireLicence(pack: Package, files: string, licence: RegExp): void {
  const [name] = pack.name.split(' ');
  const text = readFileSync(join(pack.folder, 'usr/share/doc', name!, 'copyright'), 'utf8');
  const stanza = text.split(/\n\s*\n/).find((part) =>
    part
      .match(/^Files:\s*(.*(?:\n .*)*)/m)?.[1]
      ?.split(/\s+/)
      .includes(files),
  );
  const found = stanza?.match(/^License:\s*(.*)$/m)?.[1] ?? '';
  if (!licence.test(found)) throw new Error(`${pack.name}: licence of ${files} is "${found}", not ${String(licence)}`);
}
