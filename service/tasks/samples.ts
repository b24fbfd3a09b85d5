/** library.installSamples: imports the works of assets/samples the same way as any others. */
import { readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import * as z from 'zod/mini';
import { HexaplaError } from '../../contract/errors.ts';
import type { ImportDraft, ImportPlan } from '../../contract/import.ts';
import { changeDraft } from './change.ts';
import { commitImport } from './commit.ts';
import { inspectSources } from './inspect.ts';
import type { Task, TaskContext } from './task.ts';

/** assets/samples/manifest.json. Paths are relative to it. */
const Manifest = z.object({
  works: z.array(
    z.object({
      title: z.string(),
      author: z._default(z.string(), ''),
      tags: z._default(z.array(z.string()), []),
      versions: z.array(
        z.object({
          file: z.string(),
          language: z.string(),
          label: z._default(z.string(), ''),
          translator: z._default(z.string(), ''),
          date: z._default(z.string(), ''),
          source: z._default(z.string(), ''),
          original: z._default(z.boolean(), false),
        }),
      ),
    }),
  ),
});
type SampleWork = z.infer<typeof Manifest>['works'][number];

export const installSamples: Task<'library.installSamples'> = async (context) => {
  const folder = join(context.folders.assets, 'samples');
  const { works } = readManifest(folder);
  const versions = works.flatMap((work) => work.versions);
  const sources = versions.map(({ file }) => ({ kind: 'file', path: inside(folder, file) }) as const);
  const draft = await inspectSources(part(context, 0, 0.2), { sources, workId: null });
  for (const [index, { language }] of versions.entries()) {
    const { key } = draft.versions[index] ?? { key: '' };
    if (draft.versions[index]?.language.value === language) continue;
    await changeDraft(part(context, 0.2, 0.25), { draftId: draft.draftId, key, change: { language } });
  }
  return commitImport(part(context, 0.25, 1), planOf(draft, works));
};

/** @throws HexaplaError file-missing, file-format { file } when the program was not installed whole */
function readManifest(folder: string): z.infer<typeof Manifest> {
  const file = join(folder, 'manifest.json');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new HexaplaError('file-missing', 'The sample library is not there', { file }, { cause: error });
  }
  const parsed = Manifest.safeParse(JSON.parse(text));
  if (!parsed.success) throw new HexaplaError('file-format', 'The list of samples is not as it should be', { file });
  return parsed.data;
}

function inside(folder: string, file: string): string {
  const path = resolve(folder, file);
  if (!path.startsWith(resolve(folder) + sep))
    throw new HexaplaError('file-format', 'A sample lies elsewhere', { file });
  return path;
}

function planOf(draft: ImportDraft, works: readonly SampleWork[]): ImportPlan {
  let next = 0;
  return {
    draftId: draft.draftId,
    works: works.map(({ title, author, tags, versions }) => ({
      workId: null,
      title,
      author,
      tags,
      versions: versions.map(({ file: _file, ...meta }) => ({ key: draft.versions[next++]?.key ?? '', meta })),
    })),
  };
}

/** A task inside a task: its whole is the part [from, to] of the job. */
function part(context: TaskContext, from: number, to: number): TaskContext {
  return {
    ...context,
    report: (progress) => context.report({ ...progress, share: from + (to - from) * progress.share }),
  };
}
