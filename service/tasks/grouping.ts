/** Which of the files read are versions of one work: by what is in them; their names are heard as witnesses. */
import type { DraftGroup, DraftVersion } from '../../contract/import.ts';
import type { WorkId } from '../../contract/model.ts';
import { draftTexts, versionNames } from '../../db/index.ts';
import type { ReadableDb } from '../../db/index.ts';
import { groupVersions } from '../../align/index.ts';
import { primary } from '../../text/index.ts';
import { engineVersion } from './engine.ts';
import { stem } from './stem.ts';
import { stage } from './task.ts';
import type { TaskContext } from './task.ts';

/** The beginning that is compared: enough for a verdict, a fraction of a second for all texts. */
const COMPARED_SEGMENTS = 80;

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
  const unsaid = { author: '', tags: [] };
  if (workId !== null) return [{ ...unsaid, title: '', keys: readable.map(({ key }) => key), workId, why: 'single' }];
  const works = storedWorks(context);
  const found = grouped(
    context,
    draft,
    readable.filter(({ aligned }) => !aligned),
  ).map((group): DraftGroup => {
    const why = group.length === 1 ? 'single' : sameName(group) ? 'name' : 'content';
    return { ...unsaid, title: titleOf(group), keys: keysOf(group), workId: works(group), why };
  });
  const order = new Map(readable.map(({ key }, index) => [key, index]));
  const first = ({ keys }: DraftGroup) => order.get(keys[0] ?? '') ?? 0;
  return [...found, ...alignedGroups(readable)].toSorted((a, b) => first(a) - first(b));
}

/** The versions of a file that holds their rows are one work: the file says so. */
function alignedGroups(versions: readonly DraftVersion[]): DraftGroup[] {
  const bySource = new Map<string, DraftVersion[]>();
  for (const version of versions) {
    const { source } = version.aligned ?? {};
    if (source !== undefined) bySource.set(source, [...(bySource.get(source) ?? []), version]);
  }
  return Array.from(bySource.values(), (group): DraftGroup => {
    const why = group.length === 1 ? 'single' : 'aligned';
    return {
      title: titleOf(group),
      author: group[0]?.author ?? '',
      tags: group[0]?.aligned?.tags ?? [],
      keys: keysOf(group),
      workId: null,
      why,
    };
  });
}

const keysOf = (group: readonly DraftVersion[]): string[] => group.map(({ key }) => key);

function titleOf(group: readonly DraftVersion[]): string {
  const title = group.map((version) => version.title).find((one) => one !== '');
  return title ?? (group[0]?.fileName ?? '').replace(/\.[A-Za-z0-9]{1,8}$/u, '');
}

/** Whether the names alone say that the versions are of one work. */
function sameName(group: readonly DraftVersion[]): boolean {
  const [first = '', ...others] = group.map(({ fileName }) => stem(fileName));
  return first !== '' && others.every((name) => name === first);
}

/** Puts texts together whose beginnings the engine takes for translations of one another; where names agree, it asks for less. */
function grouped(context: TaskContext, draft: ReadableDb, versions: readonly DraftVersion[]): DraftVersion[][] {
  if (versions.length < 2) return versions.map((version) => [version]);
  const report = stage(context, 'comparing', [0.95, 1]);
  const groups = groupVersions(
    versions.map(({ key, language }) => engineVersion(language.value, draftTexts(draft, key, COMPARED_SEGMENTS))),
    {
      lexicon: context.lexicon,
      names: versions.map(({ fileName }) => stem(fileName)),
      onProgress: (_phase, share) => report(Math.round(share * 100), 100),
    },
  );
  return groups.map((group) => group.flatMap((number) => versions[number] ?? [])).flatMap(byNames);
}

/**
 * A group whose files make several sets of languages by their names alone ("1.en", "1.it", "2.en", "2.it") is as many works: texts of one
 * series may be as alike as versions of one text. What belongs to no set stays together; a text that is there twice goes with its twin.
 */
export function byNames<Version extends Pick<DraftVersion, 'fileName' | 'hash' | 'language'>>(
  group: readonly Version[],
): Version[][] {
  const twins = new Map<string, string>();
  const sets = new Map<string, Version[]>();
  for (const version of group) {
    const name = twins.get(version.hash) ?? stem(version.fileName);
    twins.set(version.hash, name);
    sets.set(name, [...(sets.get(name) ?? []), version]);
  }
  const isSet = ([name, versions]: readonly [string, readonly Version[]]): boolean => {
    const languages = new Map(versions.map(({ hash, language }) => [hash, primary(language.value)]));
    return name !== '' && languages.size > 1 && new Set(languages.values()).size === languages.size;
  };
  const whole = [...sets].filter(isSet);
  if (whole.length < 2) return [[...group]];
  const rest = [...sets].filter((set) => !isSet(set)).flatMap(([, versions]) => versions);
  return [...whole.map(([, versions]) => versions), ...(rest.length > 0 ? [rest] : [])];
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
