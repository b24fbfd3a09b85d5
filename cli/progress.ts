/** One line on standard error that is written over. Nothing at all where no one is looking at a terminal. */

const INTERVAL = 100;

export interface ProgressLine {
  /** @param share 0 to 1 */
  show(what: string, share: number): void;
  /** Takes the line away, so that the next message starts on a clean one. */
  clear(): void;
}

export function progressLine(stream: NodeJS.WriteStream = process.stderr): ProgressLine {
  if (!stream.isTTY) return { show: () => undefined, clear: () => undefined };
  let last = 0;
  let shown = false;
  return {
    show(what, share) {
      const now = performance.now();
      if (now - last < INTERVAL) return;
      last = now;
      shown = true;
      stream.write(`\r\u001b[K${what} ${Math.floor(share * 100)} %`.slice(0, (stream.columns ?? 80) + 4));
    },
    clear() {
      if (shown) stream.write('\r\u001b[K');
      shown = false;
    },
  };
}
