/** Where things lie: the program's files, the library's folder. */
import { app } from 'electron';
import { accessSync, constants, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Root of the program: the checkout, or app.asar. */
export const programFile = (...parts: string[]): string => join(app.getAppPath(), ...parts);

/** The same for processes that can't read inside app.asar; what they need is unpacked beside it. */
export const unpackedFile = (...parts: string[]): string =>
  programFile(...parts).replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');

/**
 * Chooses the library's folder, HEXAPLA_HOME or the system's place for application data, and makes it Electron's own too, so that
 * the single-instance lock holds per library. Where it can't be written the window still opens, from a passing folder, and the
 * service says what is wrong with the real one.
 * @returns the library's folder
 */
export function settleHome(): string {
  const home = resolve(process.env['HEXAPLA_HOME'] || join(app.getPath('appData'), 'Hexapla'));
  let own = home;
  try {
    mkdirSync(home, { recursive: true });
    accessSync(home, constants.W_OK);
  } catch {
    own = mkdtempSync(join(tmpdir(), 'hexapla-'));
  }
  app.setPath('userData', own);
  app.setPath('sessionData', join(own, 'window'));
  return home;
}
