/** Settings of the library: one row each, so that one that has gone bad costs only itself. */
import { DEFAULT_SETTINGS, Settings } from '../contract/settings.ts';
import { all, run, transaction } from './sql.ts';
import type { ReadableDb, WritableDb } from './sql.ts';

const names = Object.keys(DEFAULT_SETTINGS) as (keyof Settings)[];

/** All settings; defaults where none is stored or the stored value is not allowed any more. */
export function readSettings(db: ReadableDb): Settings {
  const stored = new Map(
    all<{ name: string; value: string }>(db, 'SELECT name, value FROM setting').map(({ name, value }) => [name, value]),
  );
  const entries = names.map((name) => [name, validOrDefault(name, stored.get(name))]);
  return Object.fromEntries(entries) as Settings;
}

function validOrDefault(name: keyof Settings, json: string | undefined): unknown {
  if (json === undefined) return DEFAULT_SETTINGS[name];
  const parsed = Settings.shape[name].safeParse(JSON.parse(json));
  return parsed.success ? parsed.data : DEFAULT_SETTINGS[name];
}

/** Stores what is named; answers all settings as they are now. */
export function writeSettings(db: WritableDb, change: Partial<Settings>): Settings {
  return transaction(db, () => {
    for (const name of names) {
      const value = change[name];
      if (value === undefined) continue;
      const sql =
        'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value';
      run(db, sql, [name, JSON.stringify(value)]);
    }
    return readSettings(db);
  });
}
