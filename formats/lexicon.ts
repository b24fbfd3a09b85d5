import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { primary } from '../text/index.ts';
import { type DecodedLexicon, decodeLexicon } from './lexicon/lexicon-file.ts';
import { fromIrregular, toIrregular } from './lexicon/irregular.ts';
import { type LexiconFile, lexiconManifest } from './lexicon/manifest.ts';
import {
  firstKnown,
  fromTraditional,
  type Lookup,
  lookupIn,
  pivotLookup,
  toDefinite,
  toTraditional,
  type TrustedDirection,
} from './lexicon/lookup.ts';

/** What the engine asks (the same shape as its LexiconSource), and what there is to ask for. */
export interface Lexicons {
  /**
   * Translations of a folded word, each with an estimate of p(translation | word), best first; empty where unknown. Inflected forms,
   * compounds and runs of Han fall back on what the lexicon knows of their parts. Null where the pair has no lexicon, straight or by
   * way of a third language. The first call for a pair reads its files: some tens of milliseconds.
   */
  lookup(from: string, to: string): Lookup | null;
  /** The files that the manifest lists. */
  readonly files: readonly LexiconFile[];
}

export interface LexiconOptions {
  /** Called once for each file that is missing or bad; the lexicon does without it. Default: nothing. */
  readonly warn?: (message: string) => void;
}

/** Pairs of words kept in memory at a time, 140 bytes each; the file longest unused goes first. Enough for ten languages with English. */
const PAIRS_KEPT = 500_000;
/** Articles written together with the word that they stand before. */
const ARTICLES: Readonly<Record<string, string>> = { ar: 'ال', he: 'ה' };
/** A pair whose files have fewer pairs of words than this, weighed by their shares, is helped out by way of a third language. */
const THIN = 12_000;
const MAX_FILE_BYTES = 8 * 1024 * 1024;
/** Codes that share a lexicon: macrolanguages, renamed codes, standards that differ in little but name. */
const SAME: Readonly<Record<string, string>> = {
  no: 'nb',
  nn: 'nb',
  in: 'id',
  ms: 'id',
  iw: 'he',
  bs: 'hr',
  sh: 'hr',
  yue: 'zh',
  fil: 'tl',
};

/**
 * The lexicons in folder `dir`, as scripts/lexicons/build.ts makes them. Only the manifest is read at once; files are read when first
 * asked for and dropped when others need the room. Never throws: what is missing or damaged is warned of and left out.
 */
export function loadLexicons(dir: string, options: LexiconOptions = {}): Lexicons {
  const warn = options.warn ?? (() => undefined);
  const files = readManifest(dir, warn);
  return new LexiconFolder(dir, files, warn);
}

function readManifest(dir: string, warn: (message: string) => void): readonly LexiconFile[] {
  try {
    const path = join(dir, 'manifest.json');
    if (statSync(path).size > MAX_FILE_BYTES) throw new Error('too large');
    return lexiconManifest.parse(JSON.parse(readFileSync(path, 'utf8'))).files;
  } catch (error) {
    warn(`lexicon manifest: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
}

class LexiconFolder implements Lexicons {
  readonly files: readonly LexiconFile[];
  private readonly dir: string;
  private readonly warn: (message: string) => void;
  private readonly byPair = new Map<string, LexiconFile[]>();
  private readonly languages = new Set<string>();
  /** In order of last use. */
  private readonly open = new Map<LexiconFile, DecodedLexicon>();
  private readonly bad = new Set<LexiconFile>();

  constructor(dir: string, files: readonly LexiconFile[], warn: (message: string) => void) {
    this.dir = dir;
    this.files = files;
    this.warn = warn;
    for (const file of files) {
      for (const pair of [`${file.from} ${file.to}`, `${file.to} ${file.from}`]) {
        const list = this.byPair.get(pair);
        if (list) list.push(file);
        else this.byPair.set(pair, [file]);
      }
      this.languages.add(file.from).add(file.to);
    }
  }

  lookup(from: string, to: string): Lookup | null {
    const [a, b] = [languageOf(from), languageOf(to)];
    if (a === b) return null;
    const straight = this.straight(a, b);
    if (straight && this.pairsOf(a, b) >= THIN) return straight;
    const pivot = this.pivotOf(a, b);
    const [first, second] = pivot === null ? [null, null] : [this.straight(a, pivot), this.straight(pivot, b)];
    const detour = first && second ? pivotLookup(first, second) : null;
    return straight && detour ? firstKnown(straight, detour) : (straight ?? detour);
  }

  /** The lookup in the pair's own files, or null. */
  private straight(a: string, b: string): Lookup | null {
    const directions: TrustedDirection[] = [];
    for (const file of this.byPair.get(`${a} ${b}`) ?? []) {
      const opened = this.read(file);
      if (!opened) continue;
      directions.push({ direction: file.from === a ? opened.forward : opened.backward, share: file.share });
    }
    return directions.length === 0 ? null : this.inAllForms(lookupIn(directions), a, b);
  }

  /** Lets Chinese be asked for, and given, in traditional characters, and English in irregular forms. */
  private inAllForms(lookup: Lookup, a: string, b: string): Lookup {
    let wider = lookup;
    const table = a === 'zh' || b === 'zh' ? this.byPair.get('hant hans')?.[0] : undefined;
    const scripts = table && this.read(table);
    if (scripts) wider = a === 'zh' ? fromTraditional(wider, scripts.forward) : toTraditional(wider, scripts.backward);
    const article = ARTICLES[b];
    if (article !== undefined) wider = toDefinite(wider, article);
    if (a === 'en') return fromIrregular(wider);
    return b === 'en' ? toIrregular(wider) : wider;
  }

  /** The language, other than the two, that has most pairs with both, counted in the poorer; English where it is as good. */
  private pivotOf(a: string, b: string): string | null {
    let best: string | null = null;
    let most = 0;
    for (const pivot of ['en', ...this.languages]) {
      if (pivot === a || pivot === b) continue;
      const pairs = Math.min(this.pairsOf(a, pivot), this.pairsOf(pivot, b));
      if (pairs > most) [best, most] = [pivot, pairs];
    }
    return best;
  }

  private pairsOf(a: string, b: string): number {
    let pairs = 0;
    for (const file of this.byPair.get(`${a} ${b}`) ?? []) if (!this.bad.has(file)) pairs += file.pairs * file.share;
    return pairs;
  }

  private read(file: LexiconFile): DecodedLexicon | null {
    if (this.bad.has(file)) return null;
    let opened = this.open.get(file);
    if (opened) this.open.delete(file);
    else {
      try {
        opened = this.decode(file);
      } catch (error) {
        this.bad.add(file);
        this.warn(`lexicon ${file.path}: ${error instanceof Error ? error.message : String(error)}`);
        return null;
      }
    }
    this.open.set(file, opened);
    this.closeOldest();
    return opened;
  }

  private closeOldest(): void {
    let pairs = 0;
    for (const file of this.open.keys()) pairs += file.pairs;
    for (const file of this.open.keys()) {
      if (pairs <= PAIRS_KEPT || this.open.size === 1) return;
      this.open.delete(file);
      pairs -= file.pairs;
    }
  }

  private decode(file: LexiconFile): DecodedLexicon {
    const path = join(this.dir, file.path);
    if (statSync(path).size !== file.bytes || file.bytes > MAX_FILE_BYTES)
      throw new Error('size differs from the manifest');
    const bytes = readFileSync(path);
    if (createHash('sha256').update(bytes).digest('hex') !== file.sha256)
      throw new Error('checksum differs from the manifest');
    return decodeLexicon(bytes, file.from, file.to);
  }
}

function languageOf(tag: string): string {
  const code = primary(tag);
  return SAME[code] ?? code;
}
