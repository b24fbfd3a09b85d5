/** The language model that was chosen. Kept beside the settings, but not one of them: the window can't name a folder. */
import type { ModelFacts } from '../contract/model-folder.ts';
import { pluck, run } from './sql.ts';
import type { ReadableDb, WritableDb } from './sql.ts';

const NAME = 'model.folder';

export function readModel(db: ReadableDb): ModelFacts | null {
  const [value] = pluck<string>(db, 'SELECT value FROM setting WHERE name = ?', [NAME]);
  return value === undefined ? null : (JSON.parse(value) as ModelFacts);
}

export function writeModel(db: WritableDb, model: ModelFacts | null): void {
  if (model) run(db, 'INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)', [NAME, JSON.stringify(model)]);
  else run(db, 'DELETE FROM setting WHERE name = ?', [NAME]);
}
