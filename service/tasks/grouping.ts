/** Which of the files read are versions of one work: by their names, and by what is in them where names say nothing. */
import type { DraftGroup, DraftVersion } from '../../contract/import.ts';
import type { WorkId } from '../../contract/model.ts';
import { draftTexts, versionNames } from '../../db/index.ts';
import type { ReadableDb } from '../../db/index.ts';
import { align } from '../../align/index.ts';
import type { AlignVersion } from '../../align/index.ts';
import { primary } from '../../text/index.ts';
import { spans } from './engine.ts';
import { stem } from './stem.ts';
import { stage } from './task.ts';
import type { TaskContext } from './task.ts';

/** More versions than this are not one work. */
const MAX_VERSIONS = 12;
/** So many texts are compared by their beginnings; the cost rises with the square. */
const MAX_COMPARED = 8;
/** The beginning that is compared: enough for a verdict, a fraction of a second for all pairs. */
const COMPARED_SEGMENTS = 60;

/**
 * Proposes works for the versions that could be read; every one of them is in one group. Where the user is adding to a stored work,
 * all go there.
 */
export function proposeGroups(
  context: TaskContext,
  draft: ReadableDb,
  versions: readonly DraftVersion[],
  workId: WorkId | null,
): DraftGroup[] {
  const readable = versions.filter(({ error }) => !error);
  if (readable.length === 0) return [];
  if (workId !== null) return [{ title: '', keys: readable.map(({ key }) => key), workId, why: 'single' }];
  const named = groupByName(readable);
  const alone = named.filter((group) => group.length === 1).flat();
  const together = groupByContent(context, draft, alone);
  const works = storedWorks(context);
  const groups: DraftGroup[] = named
    .filter((group) => group.length > 1)
    .map((group) => ({ title: titleOf(group), keys: keysOf(group), workId: works(group), why: 'name' }));
  for (const group of together) {
    const why = group.length > 1 ? 'content' : 'single';
    groups.push({ title: titleOf(group), keys: keysOf(group), workId: works(group), why });
  }
  // In the order of the files, whichever way they were found.
  const order = new Map(versions.map(({ key }, index) => [key, index]));
  return groups.toSorted((a, b) => (order.get(a.keys[0] ?? '') ?? 0) - (order.get(b.keys[0] ?? '') ?? 0));
}

const keysOf = (group: readonly DraftVersion[]): string[] => group.map(({ key }) => key);

function titleOf(group: readonly DraftVersion[]): string {
  const title = group.map((version) => version.title).find((one) => one !== '');
  return title ?? (group[0]?.fileName ?? '').replace(/\.[A-Za-z0-9]{1,8}$/u, '');
}

function groupByName(versions: readonly DraftVersion[]): DraftVersion[][] {
  const groups = new Map<string, DraftVersion[]>();
  for (const version of versions) {
    const name = stem(version.fileName);
    const group = groups.get(name);
    // A name that is nothing but a language, or the same name in the same language, says nothing.
    const fits = group && name !== '' && group.length < MAX_VERSIONS;
    if (fits) group.push(version);
    else groups.set(group || name === '' ? `${name}\n${version.key}` : name, [version]);
  }
  return [...groups.values()];
}

/** Puts texts together whose beginnings the engine takes for translations of one another. */
function groupByContent(context: TaskContext, draft: ReadableDb, versions: readonly DraftVersion[]): DraftVersion[][] {
  if (versions.length < 2 || versions.length > MAX_COMPARED) return versions.map((version) => [version]);
  const report = stage(context, 'comparing', [0.95, 1]);
  const { relations } = align(
    versions.map((version) => beginning(draft, version)),
    { lexicon: context.lexicon, onProgress: (_phase, share) => report(Math.round(share * 100), 100) },
  );
  const groups = versions.map((version) => [version]);
  for (const { a, b, verdict } of relations) {
    const [one, other] = [groups[a], groups[b]];
    if (verdict !== 'translation' || !one || !other || one === other) continue;
    // Every member of a group points to the same list.
    for (const version of other) {
      one.push(version);
      groups[versions.indexOf(version)] = one;
    }
  }
  return [...new Set(groups)];
}

function beginning(draft: ReadableDb, { key, language }: DraftVersion): AlignVersion {
  const segments: AlignVersion['segments'][number][] = [];
  for (const segment of draftTexts(draft, key, COMPARED_SEGMENTS)) {
    segments.push({ ...segment, sentences: spans(segment.sentences) });
  }
  return { language: language.value, segments };
}

/** Finds the stored work whose files have the same name but for the language, if it lacks the languages that come now. */
function storedWorks(context: TaskContext): (group: readonly DraftVersion[]) => WorkId | null {
  const works = new Map<string, { workId: WorkId; languages: Set<string> }>();
  for (const { workId, fileName, language } of versionNames(context.db())) {
    // Pasted texts have titles for names, which are no more alike than chance makes them.
    const name = fileName.includes('.') ? stem(fileName) : '';
    if (name === '') continue;
    const work = works.get(name) ?? { workId, languages: new Set() };
    if (work.workId === workId) work.languages.add(primary(language));
    works.set(name, work);
  }
  return (group) => {
    const [first] = group;
    const work = first?.fileName.includes('.') ? works.get(stem(first.fileName)) : undefined;
    if (!work || group.some(({ language }) => work.languages.has(primary(language.value)))) return null;
    return work.workId;
  };
}
