/** What the reader may choose, with its bounds and defaults. Stored in the library; unknown or bad values fall back to defaults. */
import * as z from 'zod/mini';
import { PARAGRAPH_CONVENTIONS } from './import.ts';
import { READING_MODES } from './model.ts';

export const LOCALES = ['en', 'it', 'fr', 'de', 'es', 'ar'] as const;
export type Locale = (typeof LOCALES)[number];
export const THEMES = ['system', 'light', 'dark', 'sepia'] as const;
export type Theme = (typeof THEMES)[number];

/** Faces for Latin, Greek and Cyrillic; other scripts have their own (renderer/reader/typography). */
export const READING_FACES = ['literata', 'garamond', 'sans', 'system'] as const;
export type ReadingFace = (typeof READING_FACES)[number];

/** opened: read last first. */
export const LIBRARY_SORTS = ['opened', 'title', 'author', 'added', 'progress'] as const;

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
  /** Hyphens by language also where lines end ragged. Justified text always has them. */
  hyphenate: z.boolean(),
  readingFace: z.enum(READING_FACES),
  oldStyleFigures: z.boolean(),
  /** Japanese stands upright, its lines from right to left, in columns. */
  verticalJapanese: z.boolean(),
  /** Of voices that read aloud: a multiple of their own speed. */
  speechRate: z.number().check(z.minimum(0.5), z.maximum(3)),
  /** The voice that was chosen for a language, by its primary subtag; the system's own names. */
  voices: z.record(z.string().check(z.maxLength(40)), z.string().check(z.maxLength(200))),
  /** How a work is read for which no mode was chosen. */
  readingMode: z.enum(READING_MODES),
  paragraphNumbers: z.boolean(),
  /** Width of the reader's side panel in CSS pixels. */
  panelWidth: z.number().check(z.minimum(240), z.maximum(640)),
  libraryView: z.enum(['cards', 'list']),
  librarySort: z.enum(LIBRARY_SORTS),
  /** The sample works were offered once and stopped: they are not added by themselves again. */
  samplesDeclined: z.boolean(),
  /** How plain text is taken to mark its paragraphs until the user says otherwise. */
  importConvention: z.enum(PARAGRAPH_CONVENTIONS),
  /** Whether page furniture is folded in works that were not read yet. */
  foldFurniture: z.boolean(),
  /** A backup of the library every day. */
  automaticBackups: z.boolean(),
  /** Words are learned from confirmed rows and from works that are read, and used. */
  learnWords: z.boolean(),
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
  hyphenate: false,
  readingFace: 'literata',
  oldStyleFigures: true,
  verticalJapanese: false,
  speechRate: 1,
  voices: {},
  readingMode: 'columns',
  paragraphNumbers: true,
  panelWidth: 320,
  libraryView: 'cards',
  librarySort: 'opened',
  samplesDeclined: false,
  importConvention: 'auto',
  foldFurniture: true,
  automaticBackups: true,
  learnWords: true,
  shortcuts: {},
};
