/** Where windows are shown: on the user's display, or on a virtual one where there is none. */
import { hasProgram } from './processes.mjs';

export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);

/**
 * The command that runs `command` with a virtual display of its own, large enough for the largest window of the tests.
 * @returns {[string, string[]]} program and arguments
 */
export function underVirtualDisplay(command, args) {
  if (!hasProgram('xvfb-run'))
    throw new Error('There is no display and no xvfb-run: install the packages xvfb and xauth.');
  return ['xvfb-run', ['-a', '-s', '-screen 0 1920x1400x24', command, ...args]];
}
