/** Backups: the list, and the jobs that make, look into and restore them. */
import { HexaplaError } from '../contract/errors.ts';
import type { Handlers } from './context.ts';
import { listBackups } from './backup/store.ts';

export const backups: Handlers<'backups'> = {
  list: ({ folders }) => listBackups(folders.library),
  create: () => ({ kind: 'manual' }),
  inspect: (_context, input) => input,
  restore: (_context, input) => input,
  recover: () => {
    throw new HexaplaError('conflict', 'The library is open: restore a backup instead');
  },
};
