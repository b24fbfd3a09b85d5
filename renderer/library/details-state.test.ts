import { describe, expect, it } from 'vitest';
import type { Version, VersionId, WorkDetail, WorkId } from '../../contract/model.ts';
import { changesOf, editOf, rebase } from './details-state.ts';

const id = (n: number) => n as VersionId;
const version = (n: number, language: string): Version => ({
  id: id(n),
  language,
  direction: 'ltr',
  label: '',
  translator: '',
  date: '',
  source: '',
  original: false,
  segmentCount: 3,
  characterCount: 90,
  fileName: 'a.txt',
  hash: '',
});
const work: WorkDetail = {
  id: 7 as WorkId,
  title: 'Candide',
  author: 'Voltaire',
  notes: '',
  tags: ['novel'],
  createdAt: 0,
  openedAt: null,
  deletedAt: null,
  languages: ['fr', 'en', 'it'],
  versionCount: 3,
  collections: [],
  beadCount: 3,
  doubtfulCount: 0,
  progress: 0,
  versions: [version(1, 'fr'), version(2, 'en'), version(3, 'it')],
  relations: [],
};

describe('changesOf', () => {
  it('asks for nothing when nothing changed', () => {
    expect(changesOf(work, editOf(work))).toEqual([]);
  });
  it('asks only for what changed', () => {
    const edit = editOf(work);
    const french = edit.versions.get(id(1));
    if (!french) throw new Error('the version is in the edit');
    const versions = new Map(edit.versions).set(id(1), { ...french, original: true, date: '1759' });
    const changes = changesOf(work, { ...edit, tags: ['novel', 'satire'], versions, order: [id(3), id(1), id(2)] });
    expect(changes).toEqual([
      { operation: 'library.updateWork', input: { workId: 7, tags: ['novel', 'satire'] } },
      { operation: 'library.updateVersion', input: { versionId: 1, original: true, date: '1759' } },
      { operation: 'library.orderVersions', input: { workId: 7, versionIds: [3, 1, 2] } },
    ]);
  });
});

describe('rebase', () => {
  it('keeps edits when a version is deleted and when it comes back', () => {
    const edit = { ...editOf(work), title: 'Candido' };
    const without = { ...work, versions: work.versions.slice(1) };
    const rebased = rebase(edit, without);
    expect(rebased.title).toBe('Candido');
    expect(rebased.order).toEqual([2, 3]);
    expect(rebase(rebased, work).order).toEqual([2, 3, 1]);
  });
});
