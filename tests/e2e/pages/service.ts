/** Asks the library behind a running window, to see what was really stored. */
import type { Page } from 'playwright-core';

export async function callService<T>(page: Page, operation: string, input: unknown): Promise<T> {
  return page.evaluate(
    async ([name, argument]) => {
      const answer = await window.hexapla.call(name as 'library.info', argument);
      if (!answer.ok) throw new Error(answer.error.message);
      return answer.result as never;
    },
    [operation, input] as const,
  );
}
