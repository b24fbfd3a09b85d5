import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { npmPackage, type Package } from './fetch.ts';
import { LANGUAGES } from './languages.ts';

const VERSION = '48.2.0';
type Json = { readonly [key: string]: Json | string | readonly string[] | readonly (readonly string[])[] };

/** What a language calls things: phrases by concept ("territory:IT", "month:3", "emoji:🐎"), and key words by emoji. */
export interface Names {
  readonly phrases: ReadonlyMap<string, readonly string[]>;
  readonly keywords: ReadonlyMap<string, readonly string[]>;
}

export interface Cldr {
  readonly sources: readonly string[];
  names(language: string): Names;
}

/** CLDR's names of countries, languages, cities, months, days, numbers and emoji. Licence: Unicode-3.0, as its packages say. */
export function openCldr(): Cldr {
  const pack = (part: string): Package => npmPackage(`cldr-${part}`, VERSION);
  const [annotations, localenames, dates, rbnf] = [
    pack('annotations-full'),
    pack('localenames-full'),
    pack('dates-full'),
    pack('rbnf'),
  ];
  return {
    sources: [annotations, localenames, dates, rbnf].map(({ name }) => name),
    names(language) {
      const locale = LANGUAGES[language]?.cldr ?? language;
      const phrases = new Map<string, string[]>();
      const add = (concept: string, value: unknown): void => {
        if (typeof value !== 'string' || value === '') return;
        const list = phrases.get(concept);
        if (!list) phrases.set(concept, [value]);
        else if (!list.includes(value)) list.push(value);
      };
      addNames(localenames, locale, add);
      addDates(dates, locale, add);
      addNumbers(rbnf, locale, add);
      const keywords = addAnnotations(annotations, locale, add);
      return { phrases, keywords };
    },
  };
}

type Add = (concept: string, value: unknown) => void;

function read(pack: Package, path: string): Json {
  const file = join(pack.folder, path);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Json) : {};
}

/** The value at `path`, or an empty object where there is none. */
function at(value: unknown, ...path: string[]): Json {
  let found = value;
  for (const key of path) found = typeof found === 'object' && found !== null ? (found as Json)[key] : undefined;
  return typeof found === 'object' && found !== null ? (found as Json) : {};
}

function addNames(pack: Package, locale: string, add: Add): void {
  for (const kind of ['territories', 'languages', 'scripts']) {
    const names = at(read(pack, `main/${locale}/${kind}.json`), 'main', locale, 'localeDisplayNames', kind);
    for (const [code, name] of Object.entries(names)) add(`${kind}:${code.replace(/-alt-.*/, '')}`, name);
  }
}

function addDates(pack: Package, locale: string, add: Add): void {
  const calendar = at(
    read(pack, `main/${locale}/ca-gregorian.json`),
    'main',
    locale,
    'dates',
    'calendars',
    'gregorian',
  );
  for (const kind of ['months', 'days']) {
    for (const form of ['format', 'stand-alone']) {
      for (const [key, name] of Object.entries(at(calendar, kind, form, 'wide'))) add(`${kind}:${key}`, name);
    }
  }
  const fields = at(read(pack, `main/${locale}/dateFields.json`), 'main', locale, 'dates', 'fields');
  for (const field of ['era', 'year', 'month', 'week', 'day', 'weekday', 'hour', 'minute', 'second']) {
    add(`field:${field}`, at(fields, field)['displayName']);
    for (const offset of ['-2', '-1', '0', '1', '2'])
      add(`field:${field}${offset}`, at(fields, field)[`relative-type-${offset}`]);
  }
  const zones = at(read(pack, `main/${locale}/timeZoneNames.json`), 'main', locale, 'dates', 'timeZoneNames', 'zone');
  const visit = (node: Json, path: string): void => {
    if (typeof node['exemplarCity'] === 'string') add(`city:${path}`, node['exemplarCity']);
    for (const key of Object.keys(node)) visit(at(node, key), `${path}/${key}`);
  };
  visit(zones, '');
}

/** Number words that a rule writes out in full: "=…=", "→…→" and the like would build them from others. */
function addNumbers(pack: Package, locale: string, add: Add): void {
  const rules = at(read(pack, `rbnf/${locale}.json`), 'rbnf', 'rbnf', 'SpelloutRules');
  for (const [name, list] of Object.entries(rules)) {
    const kind = /ordinal/.test(name) ? 'ordinal' : /cardinal|numbering/.test(name) ? 'cardinal' : null;
    if (kind === null || !Array.isArray(list)) continue;
    for (const [value, text] of list as readonly (readonly string[])[]) {
      const word =
        text
          ?.replace(/\[.*\]/, '')
          .replace(/;$/, '')
          .replaceAll('\u00ad', '') ?? '';
      if (/^\d+$/.test(value ?? '') && /^[\p{L}\p{M}'’ -]+$/u.test(word)) add(`${kind}:${value}`, word);
    }
  }
}

function addAnnotations(pack: Package, locale: string, add: Add): Map<string, readonly string[]> {
  const keywords = new Map<string, readonly string[]>();
  const annotations = at(read(pack, `annotations/${locale}/annotations.json`), 'annotations', 'annotations');
  for (const emoji of Object.keys(annotations)) {
    const { tts, default: words } = at(annotations, emoji);
    if (Array.isArray(tts)) add(`emoji:${emoji}`, tts[0]);
    if (Array.isArray(words)) keywords.set(emoji, words as readonly string[]);
  }
  return keywords;
}
