/** What is written in a pause of the user's: the arrays of what was edited, and the WAL into the library's file. */
import { checkpoint, writeHeldArrays } from '../db/index.ts';
import type { Context } from './context.ts';

const PAUSE_MS = 1500;
let pause: NodeJS.Timeout | undefined;

/** After the last of several edits: waiting for the disk then keeps nobody. */
export function writeInPause({ later, library: { writer } }: Context): void {
  clearTimeout(pause);
  const write = () => {
    writeHeldArrays(writer);
    checkpoint(writer);
  };
  pause = setTimeout(() => later('pause', write), PAUSE_MS).unref();
}
