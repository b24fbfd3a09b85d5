import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DraftVersion, ImportDraft } from '../../contract/import.ts';
import type { WorkId } from '../../contract/model.ts';
import {
  carryGroups,
  mergeAll,
  moveToNewGroup,
  moveVersion,
  proposedGroups,
  shiftVersion,
  splitAll,
} from './import-groups.ts';
import type { ImportGroup } from './import-groups.ts';
import { MAX_VERSIONS_PER_WORK, buildPlan, overfullGroups } from './import-plan.ts';

const version = (key: string, error = false): DraftVersion => ({
  key,
  fileName: `${key}.txt`,
  byteLength: 9,
  hash: key,
  format: 'text',
  encoding: { value: 'utf-8', score: 1 },
  encodings: [],
  language: { value: 'it', score: 0.9 },
  languages: [],
  convention: 'lines',
  title: `Title ${key}`,
  author: '',
  segmentCount: 1,
  characterCount: 9,
  first: [],
  proposals: [],
  warnings: [],
  ...(error && { error: { code: 'file-empty' } }),
});
const draft = (keys: readonly string[], groups: readonly (readonly string[])[]): ImportDraft => ({
  draftId: 'd',
  versions: keys.map((key) => version(key)),
  groups: groups.map((group) => ({ title: '', author: '', tags: [], keys: group, workId: null, why: 'name' })),
});
const mapOf = ({ versions }: ImportDraft) => new Map(versions.map((one) => [one.key, one]));
const keysOf = (groups: readonly ImportGroup[]) => groups.map((group) => group.keys.join(''));

describe('groups of an import', () => {
  it('take the proposal, and versions that it leaves out by themselves', () => {
    expect(keysOf(proposedGroups(draft(['a', 'b', 'c'], [['a', 'b']]), null))).toEqual(['ab', 'c']);
  });

  it('go to one stored work where the user adds to it', () => {
    const [group, ...others] = proposedGroups(draft(['a', 'b'], [['a'], ['b']]), { workId: 7 as WorkId });
    expect(group).toMatchObject({ keys: ['a', 'b'], workId: 7 });
    expect(others).toEqual([]);
  });

  it('hold every version exactly once, and are never empty, whatever is done', () => {
    const keys = ['a', 'b', 'c', 'd', 'e'];
    const source = draft(keys, [
      ['a', 'b'],
      ['c', 'd', 'e'],
    ]);
    const versions = mapOf(source);
    const step = fc.tuple(
      fc.constantFrom('move', 'new', 'shift', 'merge', 'split'),
      fc.constantFrom(...keys),
      fc.nat(),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let groups = proposedGroups(source, null);
        for (const [what, key, at] of steps) {
          const target = groups[at % groups.length]?.id ?? '';
          if (what === 'move') groups = moveVersion(groups, key, target);
          if (what === 'new') groups = moveToNewGroup(groups, key, versions);
          if (what === 'shift') groups = shiftVersion(groups, key, at % 2 === 0 ? 1 : -1);
          if (what === 'merge') groups = mergeAll(groups);
          if (what === 'split') groups = splitAll(groups, versions);
          expect(groups.flatMap((group) => group.keys).toSorted()).toEqual(keys);
          expect(groups.every((group) => group.keys.length > 0)).toBe(true);
        }
      }),
    );
  });

  it('survive the adding of more sources under their new keys', () => {
    const old = proposedGroups(draft(['a', 'b'], [['a', 'b']]), null).map((group) => ({ ...group, title: 'Mine' }));
    const proposed = proposedGroups(draft(['x', 'y', 'z'], [['x'], ['y', 'z']]), null);
    const carried = carryGroups(
      old,
      new Map([
        ['a', 'y'],
        ['b', 'x'],
      ]),
      proposed,
    );
    expect(keysOf(carried)).toEqual(['yx', 'z']);
    expect(carried[0]?.title).toBe('Mine');
  });
});

describe('buildPlan', () => {
  const plan = (versions: readonly DraftVersion[], leftOut: readonly string[] = []) =>
    buildPlan({
      draftId: 'd',
      versions: new Map(versions.map((one) => [one.key, one])),
      groups: [{ ...mergeAll(proposedGroups({ draftId: 'd', versions, groups: [] }, null))[0]!, title: ' ' }],
      fields: new Map(),
      leftOut: new Set(leftOut),
      untitled: 'Untitled',
    });

  it('leaves out what could not be read and what the user left out', () => {
    const { works } = plan([version('a'), version('b', true), version('c')], ['c']);
    expect(works).toHaveLength(1);
    expect(works[0]?.title).toBe('Untitled');
    expect(works[0]?.versions).toEqual([
      { key: 'a', meta: { language: 'it', label: '', translator: '', date: '', source: '', original: false } },
    ]);
  });

  it('has no works when nothing is left', () => {
    expect(plan([version('a', true)]).works).toEqual([]);
  });

  it('tells works with too many versions', () => {
    const many = Array.from({ length: MAX_VERSIONS_PER_WORK + 1 }, (_, index) => version(`v${index}`));
    expect(overfullGroups(plan(many))).toBe(1);
    expect(overfullGroups(plan(many, ['v0']))).toBe(0);
  });
});
