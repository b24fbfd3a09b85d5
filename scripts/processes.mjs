/** Running other programs from the scripts. */
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** True where `name` can be run from the PATH. */
export function hasProgram(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * Runs a program to its end with our own input and output, handing on the signals that would stop us.
 * Resolves with its exit code (128 + n where signal n ended it); rejects only where it cannot be started.
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', shell: false, ...options });
    const handOn = (signal) => child.kill(signal);
    process.on('SIGINT', handOn).on('SIGTERM', handOn);
    const done = () => process.off('SIGINT', handOn).off('SIGTERM', handOn);
    child.once('error', (error) => {
      done();
      reject(error);
    });
    child.once('exit', (code, signal) => {
      done();
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}

/** The same, but a non-zero exit is an error that names the program. */
export async function must(command, args, options = {}) {
  const code = await run(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.slice(0, 2).join(' ')} ended with exit code ${code}`);
}

/** npm is a script of its own on Windows, where only a shell can start it. */
export const npm = (args, options = {}) => must('npm', args, { shell: process.platform === 'win32', ...options });
