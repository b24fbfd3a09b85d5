import { expect, test } from 'vitest';
import { VersionId } from '../../../contract/model.ts';
import { NoteId } from '../../../contract/notes.ts';
import type { Note } from '../../../contract/notes.ts';
import { filterNotes } from './notes-filter.ts';

const note = (id: number, part: Partial<Note>): Note => ({
  id: NoteId.parse(id),
  kind: 'mark',
  colour: 'yellow',
  text: '',
  quote: 'some words',
  before: '',
  after: '',
  versionId: VersionId.parse(1),
  language: 'en',
  anchors: [],
  state: 'placed',
  row: id,
  createdAt: 0,
  changedAt: 0,
  ...part,
});
const notes = [
  note(1, { text: 'Élan vital' }),
  note(2, { colour: 'red' }),
  note(3, { kind: 'bookmark' }),
  note(4, { state: 'orphan', versionId: VersionId.parse(2) }),
];

test.each([
  [{ filter: 'all' }, [1, 2, 3, 4]],
  [{ filter: 'notes' }, [1]],
  [{ filter: 'highlights' }, [2, 4]],
  [{ filter: 'bookmarks' }, [3]],
  [{ filter: 'orphans' }, [4]],
  [{ filter: 'red' }, [2]],
  // A bookmark has no colour of its own.
  [{ filter: 'yellow' }, [1, 4]],
  [{ filter: 'all', search: ' elan ' }, [1]],
  [{ filter: 'all', versionId: VersionId.parse(2) }, [4]],
] as const)('%o leaves %o', (query, ids) => {
  expect(filterNotes(notes, { versionId: null, search: '', ...query }).map(({ id }) => id)).toEqual(ids);
});
