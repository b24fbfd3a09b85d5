/** Backups of the library: whole copies in files of their own, each with a manifest beside it. */

/** automatic: made once a day. manual: asked for. before-restore: the library that a restored backup took the place of. */
export const BACKUP_KINDS = ['automatic', 'manual', 'before-restore'] as const;
export type BackupKind = (typeof BACKUP_KINDS)[number];

export interface BackupInfo {
  /** Of the file in the library's backups/ folder, without its ending. What is asked of a backup names it so. */
  readonly name: string;
  readonly kind: BackupKind;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly works: number;
  readonly versions: number;
  readonly bytes: number;
  readonly schemaVersion: number;
  /** True where this build can't read it: a newer one made it. */
  readonly newer: boolean;
}

/** What is inside, read from the backup itself after it was checked. */
export interface BackupContents {
  readonly info: BackupInfo;
  /** The works by title, up to MAX_BACKUP_WORKS of them. */
  readonly works: readonly BackupWork[];
  readonly segments: number;
}
export interface BackupWork {
  readonly title: string;
  readonly author: string;
  readonly languages: readonly string[];
  readonly segments: number;
}
export const MAX_BACKUP_WORKS = 2000;
