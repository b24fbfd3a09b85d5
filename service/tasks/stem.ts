/** What the names of the versions of one work have in common. */
import { fold } from '../../db/index.ts';

/** A language at the end of a name: a BCP 47 tag (it, pt-BR, zh-Hant), set off from what comes before it. */
const TAG = /^(?:[a-z]{2,3})(?:[-_](?:[a-z]{4}|[a-z]{2}|\d{3}))?$/u;

/**
 * The name without its ending and without words that name a language, folded: "Candide.fr.txt", "candide_en.html" and
 * "Candide (italiano).md" all give "candide". A name that is nothing but a language gives "".
 */
export function stem(fileName: string): string {
  const bare = fold(fileName).replace(/\.[a-z0-9]{1,8}$/u, '');
  const parts = bare
    .split(/[\s._()[\]]+/u)
    .map(withoutTag)
    .filter(Boolean);
  return parts.filter((part) => !isLanguage(part)).join(' ');
}

/** "candide-pt-br" gives "candide"; "war-and-peace" stays. */
function withoutTag(part: string): string {
  const tag = /-([a-z]{2,3}(?:-(?:[a-z]{4}|[a-z]{2}|\d{3}))?)$/u.exec(part.slice(-12))?.[1];
  return tag && part.length > tag.length + 1 && isLanguage(tag) ? part.slice(0, -tag.length - 1) : part;
}

function isLanguage(part: string): boolean {
  if (NAMES.has(part)) return true;
  if (!TAG.test(part)) return false;
  const [primary = ''] = part.split(/[-_]/u);
  return CODES.has(primary);
}

/** ISO 639 codes of languages that texts are often in. A longer list would take words for languages: "it" is risk enough. */
function languageCodes(): string[] {
  return (
    'af ar be bg bn bs ca cs cy da de el en eo es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk kn ko la lt lv mk ' +
    'ml mr ms mt nb ne nl nn no pa pl pt ro ru sa sk sl sq sr sv sw ta te th tl tr uk ur uz vi yi zh ' +
    'ara ces deu ell eng fas fin fra fre ger gre heb hin hun ita jpn kor lat nld pol por ron rus spa swe tha tur ukr zho'
  ).split(' ');
}

function languageNames(): Set<string> {
  const english = new Intl.DisplayNames(['en'], { type: 'language' });
  const names = new Set<string>();
  for (const code of languageCodes()) {
    const own = new Intl.DisplayNames([code], { type: 'language' });
    for (const name of [english.of(code), own.of(code)]) if (name) names.add(fold(name));
  }
  return names;
}

const CODES = new Set(languageCodes());
/** English and own names of languages, folded: "Candide (French).txt", "candide_francais.txt". */
const NAMES = languageNames();
