/** From what the dialog shows to what the service stores, and what still stands in the way. Pure. */
import type { DraftVersion, ImportPlan } from '../../contract/import.ts';
import type { ImportGroup } from './import-groups.ts';

/** What the user says about a version; the rest the draft knows. */
export interface VersionFields {
  readonly label: string;
  readonly translator: string;
  readonly date: string;
  readonly source: string;
  readonly original: boolean;
}
export const NO_FIELDS: VersionFields = { label: '', translator: '', date: '', source: '', original: false };

/** Of ImportPlan's schema. */
export const MAX_VERSIONS_PER_WORK = 12;

export interface PlanInput {
  readonly draftId: string;
  readonly versions: ReadonlyMap<string, DraftVersion>;
  readonly groups: readonly ImportGroup[];
  readonly fields: ReadonlyMap<string, VersionFields>;
  readonly leftOut: ReadonlySet<string>;
  /** Title of a work whose field was left empty. */
  readonly untitled: string;
}

/** Whether a version will be stored: it could be read and the user did not leave it out. */
export function isTaken(version: DraftVersion, leftOut: ReadonlySet<string>): boolean {
  return version.error === undefined && !leftOut.has(version.key);
}

/** The groups as they will be stored. Empty when nothing is left to import. */
export function buildPlan(input: PlanInput): ImportPlan {
  const works = input.groups.flatMap((group) => {
    const versions = group.keys
      .map((key) => input.versions.get(key))
      .filter((version) => version !== undefined && isTaken(version, input.leftOut))
      .map((version) => ({
        key: version!.key,
        meta: { ...(input.fields.get(version!.key) ?? NO_FIELDS), language: version!.language.value },
      }));
    if (versions.length === 0) return [];
    const title = group.title.trim() || input.untitled;
    const { workId, keepRows } = group;
    return [{ workId, title, author: group.author.trim(), tags: [...group.tags], keepRows, versions }];
  });
  return { draftId: input.draftId, works };
}

/** Groups that hold more versions than one work may have. */
export function overfullGroups(plan: ImportPlan): number {
  return plan.works.filter((work) => work.versions.length > MAX_VERSIONS_PER_WORK).length;
}
