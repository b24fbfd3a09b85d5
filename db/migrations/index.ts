/** Every migration in order. The number is the user_version that it leads to; a number once released is never changed. */
import { up as initial } from './0001-initial.ts';
import { up as operations } from './0002-operations.ts';
import { up as readingMode } from './0003-reading-mode.ts';
import { up as notes } from './0004-notes.ts';
import { up as arraysBehind } from './0005-arrays-behind.ts';
import { up as collections } from './0006-collections.ts';
import { up as foundLinks } from './0007-found-links.ts';
import { up as longOperations } from './0008-long-operations.ts';
import { up as learnedLexicons } from './0009-learned-lexicons.ts';
import { up as quickLooks } from './0010-quick-looks.ts';
import { up as collectionOrder } from './0011-collection-order.ts';

export interface Migration {
  readonly version: number;
  readonly up: string;
}

export const MIGRATIONS: readonly Migration[] = [
  { version: 1, up: initial },
  { version: 2, up: operations },
  { version: 3, up: readingMode },
  { version: 4, up: notes },
  { version: 5, up: arraysBehind },
  { version: 6, up: collections },
  { version: 7, up: foundLinks },
  { version: 8, up: longOperations },
  { version: 9, up: learnedLexicons },
  { version: 10, up: quickLooks },
  { version: 11, up: collectionOrder },
];

/** The schema that this build reads and writes. */
export const SCHEMA_VERSION = MIGRATIONS.at(-1)?.version ?? 0;
