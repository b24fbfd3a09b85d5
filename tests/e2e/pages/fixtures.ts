/** Puts works into the library of a running window, through the same calls that its dialogs make. */
import type { Page } from 'playwright-core';

export interface TextVersion {
  readonly language: string;
  readonly text: string;
  readonly label?: string;
  readonly translator?: string;
  readonly format?: 'text' | 'lines' | 'markdown' | 'html';
}
export interface TextWork {
  readonly title: string;
  readonly author?: string;
  readonly versions: readonly TextVersion[];
}

/** Imports one work of several texts and returns its id. */
export async function importWork(page: Page, work: TextWork): Promise<number> {
  return page.evaluate(async (wanted) => {
    const { hexapla } = window;
    const settled = new Map<string, { result?: unknown; error?: unknown }>();
    const stops = [
      hexapla.onEvent('job.done', ({ jobId, result }) => settled.set(jobId, { result })),
      hexapla.onEvent('job.failed', ({ jobId, error }) => settled.set(jobId, { error })),
    ];
    const job = async <T>(
      operation: 'import.inspect' | 'import.change' | 'import.commit',
      input: unknown,
    ): Promise<T> => {
      const answer = await hexapla.call(operation, input);
      if (!answer.ok) throw new Error(answer.error.message);
      const { jobId } = answer.result as { jobId: string };
      while (!settled.has(jobId)) await new Promise((resolve) => setTimeout(resolve, 20));
      const end = settled.get(jobId);
      if (end?.error) throw new Error(JSON.stringify(end.error));
      return end?.result as T;
    };
    const sources = wanted.versions.map(({ text, language }, index) => ({
      kind: 'text',
      name: `${index}.${language}`,
      text,
    }));
    const draft = await job<{ draftId: string; versions: { key: string }[] }>('import.inspect', { sources });
    const versions = [];
    for (const [index, version] of wanted.versions.entries()) {
      const key = draft.versions[index]!.key;
      const { language, format = 'text', label = '', translator = '' } = version;
      await job('import.change', { draftId: draft.draftId, key, change: { language, format } });
      const meta = { language, label, translator, date: '', source: '', original: index === 0 };
      versions.push({ key, meta });
    }
    const plan = {
      draftId: draft.draftId,
      works: [{ workId: null, title: wanted.title, author: wanted.author ?? '', tags: [], versions }],
    };
    const { workIds } = await job<{ workIds: number[] }>('import.commit', plan);
    for (const stop of stops) stop();
    return workIds[0]!;
  }, work);
}

export async function callService<T>(page: Page, operation: string, input: unknown): Promise<T> {
  return page.evaluate(
    async ([name, argument]) => {
      const { hexapla } = window;
      const answer = await hexapla.call(name as 'library.info', argument);
      if (!answer.ok) throw new Error(answer.error.message);
      return answer.result as never;
    },
    [operation, input] as const,
  );
}
