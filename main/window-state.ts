/** What main remembers of the window between starts: a small file beside the library. Bad or missing content means defaults. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod/mini';
import { LOCALES, THEMES } from '../contract/settings.ts';

const Bounds = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().check(z.minimum(480), z.maximum(20_000)),
  height: z.int().check(z.minimum(360), z.maximum(20_000)),
});
export type Bounds = z.infer<typeof Bounds>;

const WindowState = z.object({
  bounds: z.nullable(Bounds),
  maximized: z.boolean(),
  /** Absent in states of earlier versions. */
  fullScreen: z.optional(z.boolean()),
  theme: z.enum(THEMES),
  /** null: as the system says. */
  locale: z.nullable(z.enum(LOCALES)),
});
export type WindowState = z.infer<typeof WindowState>;

export const DEFAULT_WINDOW_STATE: WindowState = { bounds: null, maximized: false, theme: 'system', locale: null };

export function readWindowState(file: string): WindowState {
  try {
    return WindowState.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return DEFAULT_WINDOW_STATE;
  }
}

/** Replaces the file by one rename. A state that can't be kept is no reason to bother anyone. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(state));
    renameSync(`${file}.new`, file);
  } catch {
    // the next start opens with the defaults
  }
}

/** True where enough of the window would show on one of the screens to be found and dragged. */
export function isReachable(bounds: Bounds, screens: readonly Bounds[]): boolean {
  return screens.some((screen) => {
    const width = Math.min(bounds.x + bounds.width, screen.x + screen.width) - Math.max(bounds.x, screen.x);
    const height = Math.min(bounds.y + bounds.height, screen.y + screen.height) - Math.max(bounds.y, screen.y);
    return width >= 100 && height >= 60 && bounds.y >= screen.y;
  });
}

const BACKGROUNDS = { light: '#fbf9f4', dark: '#191713', sepia: '#f3e8d2' } as const;

/** The window's colour before its page is painted: `--paper` of renderer/theme/tokens.css. */
export function backgroundOf(theme: WindowState['theme'], systemIsDark: boolean): string {
  if (theme === 'system') return BACKGROUNDS[systemIsDark ? 'dark' : 'light'];
  return BACKGROUNDS[theme];
}
