/**
 * The folder of the backups: `<library>/backups/<name>.db` with its manifest `<name>.json`. The manifest is written first, so that a
 * copy never stands without it; one without a copy is left over from a crash and means nothing.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { BACKUP_KINDS } from '../../contract/backup.ts';
import type { BackupInfo, BackupKind } from '../../contract/backup.ts';
import { HexaplaError } from '../../contract/errors.ts';
import { NEXT_FILE, SCHEMA_VERSION } from '../../db/index.ts';

const FOLDER = 'backups';
/** Of each kind that is made without being asked for, so many of the newest are kept. */
const KEPT = 10;
const COMES_BY_ITSELF: readonly BackupKind[] = ['automatic', 'before-restore'];
/** A manifest is a few hundred bytes; anything much larger is none of ours. */
const MAX_MANIFEST_BYTES = 64 * 1024;

const count = z.int().check(z.minimum(0));
const Manifest = z.object({
  format: z.literal(1),
  kind: z.enum(BACKUP_KINDS),
  createdAt: count,
  works: count,
  versions: count,
  bytes: count,
  schemaVersion: count,
  build: z.string(),
});
export type Manifest = z.infer<typeof Manifest>;

export function backupFolder(library: string): string {
  return join(library, FOLDER);
}

/** @throws HexaplaError not-found where there is no such backup (any more) */
export function backupFile(library: string, name: string): string {
  const path = join(backupFolder(library), `${name}.db`);
  if (!existsSync(path)) throw new HexaplaError('not-found', `No backup ${name}`);
  return path;
}

/** A name that sorts by time and says what it is, and that no backup has yet. */
export function newName(library: string, kind: BackupKind, now: number): string {
  mkdirSync(backupFolder(library), { recursive: true });
  const stamp = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-');
  for (let n = 1; ; n++) {
    const name = n === 1 ? `${stamp}-${kind}` : `${stamp}-${kind}-${n}`;
    if (!existsSync(join(backupFolder(library), `${name}.db`))) return name;
  }
}

/** Puts a finished copy among the backups: its manifest first, then the copy under its name. */
export function adopt(
  library: string,
  name: string,
  copy: string,
  manifest: Omit<Manifest, 'format' | 'bytes'>,
): BackupInfo {
  const folder = backupFolder(library);
  const whole: Manifest = { format: 1, bytes: statSync(copy).size, ...manifest };
  writeFileSync(join(folder, `${name}.json.part`), `${JSON.stringify(whole, null, 2)}\n`, { flush: true });
  renameSync(join(folder, `${name}.json.part`), join(folder, `${name}.json`));
  renameSync(copy, join(folder, `${name}.db`));
  return infoOf(name, whole);
}

function infoOf(name: string, { kind, createdAt, works, versions, bytes, schemaVersion }: Manifest): BackupInfo {
  return { name, kind, createdAt, works, versions, bytes, schemaVersion, newer: schemaVersion > SCHEMA_VERSION };
}

/** All backups that have a manifest which can be read, newest first. A folder that can't be read has none. */
export function listBackups(library: string): BackupInfo[] {
  const folder = backupFolder(library);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).flatMap((file) => (file.endsWith('.db') ? [file.slice(0, -'.db'.length)] : []));
  return names
    .flatMap((name) => {
      const manifest = readManifest(join(folder, `${name}.json`));
      return manifest ? [infoOf(name, manifest)] : [];
    })
    .toSorted((a, b) => b.createdAt - a.createdAt || b.name.localeCompare(a.name));
}

function readManifest(file: string): Manifest | null {
  try {
    if (statSync(file).size > MAX_MANIFEST_BYTES) return null;
    const parsed = Manifest.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Deletes the oldest of those that come by themselves, beyond the ten newest of each kind; those asked for stay. */
export function prune(library: string): void {
  const backups = listBackups(library);
  for (const kind of COMES_BY_ITSELF) {
    for (const { name } of backups.filter((backup) => backup.kind === kind).slice(KEPT)) {
      rmSync(join(backupFolder(library), `${name}.db`), { force: true });
      rmSync(join(backupFolder(library), `${name}.json`), { force: true });
    }
  }
}

/** Removes what a crash in the middle of a backup or a restore left: unfinished copies, and manifests whose copy never came. */
export function sweep(library: string): void {
  const folder = backupFolder(library);
  for (const file of existsSync(folder) ? readdirSync(folder) : []) {
    const orphan = file.endsWith('.json') && !existsSync(join(folder, `${file.slice(0, -'.json'.length)}.db`));
    if (orphan || /\.(?:copy|part|copy\.part(?:-journal)?)$/.test(file)) rmSync(join(folder, file), { force: true });
  }
  for (const ending of ['copy', 'copy.part', 'copy.part-journal'])
    rmSync(join(library, `${NEXT_FILE}.${ending}`), { force: true });
}
