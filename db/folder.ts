/** Where the library lives. One answer for the window's service and the command line, so that both open the same one. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** HEXAPLA_HOME, else the folder that Electron gives the program for its data (app.getPath('appData')). Absolute. */
export function libraryFolder(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const chosen = env['HEXAPLA_HOME'];
  return chosen ? resolve(chosen) : join(applicationData(env), 'Hexapla');
}

function applicationData(env: Readonly<Record<string, string | undefined>>): string {
  if (process.platform === 'win32') return env['APPDATA'] || join(homedir(), 'AppData', 'Roaming');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return env['XDG_CONFIG_HOME'] || join(homedir(), '.config');
}
