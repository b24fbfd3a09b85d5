/** Reads and changes the settings; a change shows at once and is put back if the service refuses it. */
import { DEFAULT_SETTINGS } from '../../contract/settings.ts';
import type { Settings } from '../../contract/settings.ts';
import { call } from '../service/client.ts';
import { keys, queryClient, useSettings } from '../service/queries.ts';
import { reportError } from '../shell/report-error.ts';

export function currentSettings(): Settings {
  return queryClient.getQueryData<Settings>(keys.settings) ?? DEFAULT_SETTINGS;
}

export function useCurrentSettings(): Settings {
  return useSettings().data ?? DEFAULT_SETTINGS;
}

/** Counts the changes, so that a late answer to an early one does not undo what was chosen since. */
let latest = 0;

/** Undefined values mean the default. */
export function updateSettings(patch: Partial<Settings>): void {
  const before = currentSettings();
  const mine = ++latest;
  const full = Object.fromEntries(
    Object.entries(patch).map(([name, value]) => [name, value ?? DEFAULT_SETTINGS[name as keyof Settings]]),
  ) as Partial<Settings>;
  queryClient.setQueryData<Settings>(keys.settings, { ...before, ...full });
  call('settings.set', full)
    .then((settings) => mine === latest && queryClient.setQueryData(keys.settings, settings))
    .catch((error: unknown) => {
      queryClient.setQueryData(keys.settings, before);
      reportError(error);
    });
}
