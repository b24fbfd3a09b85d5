/** What the reader may choose, with its bounds and defaults. Stored in the library; unknown or bad values fall back to defaults. */
import * as z from 'zod/mini';

export const LOCALES = ['en', 'it', 'fr', 'de', 'es', 'ar'] as const;
export type Locale = (typeof LOCALES)[number];
export const THEMES = ['system', 'light', 'dark', 'sepia'] as const;
export type Theme = (typeof THEMES)[number];

export const Settings = z.object({
  locale: z.enum(['system', ...LOCALES]),
  theme: z.enum(THEMES),
  /** Reading size in CSS pixels. */
  fontSize: z.number().check(z.minimum(12), z.maximum(32)),
  /** Leading as a multiple of the size. */
  lineHeight: z.number().check(z.minimum(1.2), z.maximum(2.4)),
  /** Longest line of a column in characters (ch). */
  measure: z.number().check(z.minimum(30), z.maximum(100)),
  justify: z.boolean(),
  paragraphNumbers: z.boolean(),
  /** Width of the reader's side panel in CSS pixels. */
  panelWidth: z.number().check(z.minimum(240), z.maximum(640)),
  libraryView: z.enum(['cards', 'list']),
  librarySort: z.enum(['opened', 'title', 'added']),
  /** The user's own keys, by command (contract/commands.ts); names of commands that a later version dropped do no harm. */
  shortcuts: z.record(
    z.string().check(z.maxLength(60)),
    z.array(z.string().check(z.maxLength(40))).check(z.maxLength(8)),
  ),
});
export type Settings = z.infer<typeof Settings>;

export const DEFAULT_SETTINGS: Settings = {
  locale: 'system',
  theme: 'system',
  fontSize: 17.5,
  lineHeight: 1.657,
  measure: 70,
  justify: false,
  paragraphNumbers: true,
  panelWidth: 320,
  libraryView: 'cards',
  librarySort: 'opened',
  shortcuts: {},
};
