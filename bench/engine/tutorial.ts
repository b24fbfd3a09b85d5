/** The lessons of tests/golden/javascripting, whose blocks correspond one to one where there are equally many. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ParallelText } from './noisy.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'tests', 'golden', 'javascripting');

/** The blocks of each lesson's task and of its solution, by name, in order; `file` is a language as the files are named. */
export function lessons(file: string): ReadonlyMap<string, readonly string[]> {
  const text = readFileSync(join(FOLDER, `${file}.txt`), 'utf8');
  return new Map(
    text
      .split(/^@ /m)
      .slice(1)
      .map((section) => {
        const [name, ...blocks] = section.trim().split(/\n\n/);
        return [name!, blocks] as const;
      }),
  );
}

/** All lessons in which the given languages have equally many blocks. */
export function parallelLessons(languages: readonly string[]): ParallelText[] {
  const all = languages.map(lessons);
  const names = [...all[0]!.keys()].filter((name) =>
    all.every((one) => one.get(name)?.length === all[0]!.get(name)!.length),
  );
  return all.map((one, v) => ({ language: languages[v]!, paragraphs: names.flatMap((name) => one.get(name)!) }));
}
