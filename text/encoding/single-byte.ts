/**
 * Which single-byte encoding makes sense of the high bytes of a sample: each is decoded with each candidate, and what comes out is
 * weighed as writing. Letters must be ones that a language of that encoding uses, stand among letters of their script, and keep
 * case as words do. Works on a few words, where statistics of byte pairs do not.
 */
import type { Guess } from '../types.ts';

interface Alphabet {
  /** The language's letters beyond ASCII, lower case. */
  readonly letters: string;
  /** Frequent small words in ASCII, which read the same in every encoding. */
  readonly words: string;
  /** Taken off where few write the language, so that a letter or two don't speak for it. */
  readonly handicap?: number;
}

const LATIN: Readonly<Record<string, Alphabet>> = {
  fr: {
    letters: 'éèàùâêîôûçëïüœæÿ',
    words: 'le la les de des du et est un une que qui dans pour pas il elle sur avec ne se en',
  },
  it: { letters: 'àèéìòù', words: 'il la di che e un una non per del della con si sono le gli lo da nel come' },
  es: { letters: 'áéíóúñü¿¡ºª', words: 'el la los las de que y en un una por con para no se su es del al lo' },
  pt: { letters: 'ãõáéíóúâêôçàüºª', words: 'o a os as de que e em um uma por com para se do da no na ao' },
  de: { letters: 'äöüß', words: 'der die das und ist nicht ein eine zu den von mit auf sich er es war in im dem' },
  sv: { letters: 'åäöé', words: 'och att det som en av den till med har inte jag han var om de ett' },
  da: { letters: 'æøåé', words: 'og at det er en af den til med har ikke jeg han var om de et der' },
  fi: { letters: 'äöå', words: 'ja on ei oli se joka mutta kun hän ovat' },
  is: { letters: 'áéíóúýðþæö', words: 'og er ekki hann hun sem um til en var', handicap: 0.06 },
  nl: { letters: 'ëéèïöüê', words: 'de het een en van in is dat op te zijn niet met voor hij' },
  en: { letters: 'éèçïæœôö£', words: 'the of and to in a is that it was he for on with his as not be at' },
  ca: { letters: 'àèéíòóúçïü·', words: 'el la els les de que i en un una per amb no es del al' },
  pl: { letters: 'ąćęłńóśźż', words: 'w na i z do nie to jest o po jak od za przez ale' },
  cs: { letters: 'áčďéěíňóřšťúůýž', words: 'a v na se je to s o do z ve za pro ale jak by' },
  sk: { letters: 'áäčďéíĺľňóôŕšťúýž', words: 'a v na sa je to s o do z vo za pre ale ako by' },
  hu: { letters: 'áéíóöőúüű', words: 'a az egy nem hogy is ez meg volt de mint csak' },
  ro: { letters: 'ăâîșțşţ', words: 'de la cu un o nu pe care din mai este sunt ca' },
  hr: { letters: 'čćđšž', words: 'i u je na da se su od za ne to s kao ali' },
  tr: { letters: 'çğıöşüâîİ', words: 'bir ve bu da de ne o ile ama gibi daha' },
  et: { letters: 'äõöüšž', words: 'ja on ei ta et see oli kui ning mis' },
  lt: { letters: 'ąčęėįšųūž', words: 'ir yra kad ne su buvo kaip bet tai' },
  lv: { letters: 'āčēģīķļņšūž', words: 'un ir ka ar no par bet tas kas' },
};
const FREQUENT: Readonly<Record<string, string>> = {
  ru: 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё',
  uk: 'оаинвіертслкдупмязьгбчйхцжшюїєщфґ',
  bg: 'аеоитнрсвлкдпмзгуябъчхцжшщюйфь',
  sr: 'аоеинрстувдјкмлпзбгцчшћжњхљђфџ',
  el: 'αοιετσνηυρπκμλςωάίγόέήδθφχβξύώζψϊ',
  he: 'יוהלאתמברנשדעחקפכגסטזםצןץךף',
  ar: 'اليمنوتربةعدسفهكقحجشطصخأىذضزغثإءظئآؤ',
  fa: 'ایرنتدهمکسوشبلگخقفزجپعحطچصغضآذثظئژ',
  th: 'านรอกเงมยลวดทสตะปบคหแจพชขใไโผถซัี่้ิ์ึืุู็ำ',
};

interface Candidate {
  readonly encoding: string;
  readonly languages: readonly string[];
  /** Taken off, for encodings that are rare today. */
  readonly handicap: number;
}

const CANDIDATES: readonly Candidate[] = [
  {
    encoding: 'windows-1252',
    languages: ['fr', 'it', 'es', 'pt', 'de', 'sv', 'da', 'fi', 'is', 'nl', 'en', 'ca'],
    handicap: 0,
  },
  { encoding: 'iso-8859-15', languages: ['fr', 'fi', 'et'], handicap: 0.05 },
  { encoding: 'windows-1250', languages: ['pl', 'cs', 'sk', 'hu', 'hr', 'ro'], handicap: 0.01 },
  { encoding: 'iso-8859-2', languages: ['pl', 'cs', 'sk', 'hu', 'hr', 'ro'], handicap: 0.02 },
  { encoding: 'windows-1254', languages: ['tr'], handicap: 0.03 },
  { encoding: 'windows-1257', languages: ['lt', 'lv', 'et'], handicap: 0.04 },
  { encoding: 'macintosh', languages: ['fr', 'it', 'es', 'pt', 'de', 'en'], handicap: 0.12 },
  { encoding: 'windows-1251', languages: ['ru', 'uk', 'bg', 'sr'], handicap: 0 },
  { encoding: 'koi8-r', languages: ['ru'], handicap: 0.01 },
  { encoding: 'koi8-u', languages: ['uk'], handicap: 0.02 },
  { encoding: 'iso-8859-5', languages: ['ru', 'bg', 'sr'], handicap: 0.03 },
  { encoding: 'ibm866', languages: ['ru'], handicap: 0.04 },
  { encoding: 'x-mac-cyrillic', languages: ['ru', 'uk'], handicap: 0.1 },
  { encoding: 'windows-1253', languages: ['el'], handicap: 0 },
  { encoding: 'iso-8859-7', languages: ['el'], handicap: 0.02 },
  { encoding: 'windows-1255', languages: ['he'], handicap: 0 },
  { encoding: 'iso-8859-8', languages: ['he'], handicap: 0.02 },
  { encoding: 'windows-1256', languages: ['ar', 'fa'], handicap: 0 },
  { encoding: 'iso-8859-6', languages: ['ar'], handicap: 0.02 },
  { encoding: 'windows-874', languages: ['th'], handicap: 0.02 },
];

const HIGH = /[^\0-\x7f]/gu;
/** Marks beyond ASCII that text of any language may hold. */
const COMMON_MARKS = new Set('“”‘’„«»‹›–—…·•§°©®™€£¿¡\u00a0\u00ad‚†‡№');
const WORD = /[\p{L}\p{M}]+/gu;

function asciiWords(sample: Uint8Array): { counts: Map<string, number>; total: number } {
  const found =
    new TextDecoder('windows-1252')
      .decode(sample)
      .toLowerCase()
      .match(/(?<![^\s\p{P}])[a-z]+(?![^\s\p{P}])/gu) ?? [];
  const counts = new Map<string, number>();
  for (const word of found) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { counts, total: found.length };
}

/** How well `sample` reads in Windows-1252, 0 to 1. */
export function westernFitness(sample: Uint8Array): number {
  const { counts, total } = asciiWords(sample);
  const text = new TextDecoder('windows-1252').decode(sample);
  return Math.max(...CANDIDATES[0]!.languages.map((language) => fitness(text, language, counts, total)));
}

/** Plausible encodings of a sample with high bytes, scores 0 to 1, best first. */
export function rankSingleByte(sample: Uint8Array): Guess[] {
  const { counts, total } = asciiWords(sample);
  return CANDIDATES.map(({ encoding, languages, handicap }) => {
    const text = new TextDecoder(encoding).decode(sample);
    const best = Math.max(...languages.map((language) => fitness(text, language, counts, total)));
    return { value: encoding, score: Math.max(0, Math.round((best - handicap) * 1000) / 1000) };
  }).toSorted((a, b) => b.score - a.score);
}

function fitness(text: string, language: string, words: ReadonlyMap<string, number>, total: number): number {
  const alphabet = LATIN[language];
  return alphabet ? latinFitness(text, alphabet, words, total) : scriptFitness(text, FREQUENT[language]!);
}

/** Share of high characters that the language writes, less what no one writes, plus the evidence of small words. */
function latinFitness(
  text: string,
  { letters, words, handicap = 0 }: Alphabet,
  counts: ReadonlyMap<string, number>,
  total: number,
): number {
  const own = new Set(letters + letters.toUpperCase());
  let good = 0;
  let all = 0;
  for (const match of text.matchAll(HIGH)) {
    const character = match[0];
    all++;
    const before = text[match.index - 1] ?? ' ';
    const after = text[match.index + character.length] ?? ' ';
    if (own.has(character)) good += strangeCase(before, character, after) ? -1 : 1;
    else if (COMMON_MARKS.has(character))
      good += isInsideWord(before, after) && !/[’·\u00ad]/u.test(character) ? -1 : 0.8;
    else good -= /\p{L}/u.test(character) ? 0.6 : 1.2;
  }
  if (all === 0) return 0;
  const common = words.split(' ').reduce((sum, word) => sum + (counts.get(word) ?? 0), 0);
  const share = total > 0 ? Math.min(1, (common / total) * 2.5) : 0;
  return 0.75 * Math.max(0, good / all) + 0.2 * share - handicap;
}

/** A capital after a small letter: "citt\u00c0" in the wrong encoding. */
function strangeCase(before: string, character: string, after: string): boolean {
  return /\p{Lu}/u.test(character) && /\p{Ll}/u.test(before) && !/\p{Lu}/u.test(after);
}

const isInsideWord = (before: string, after: string): boolean => /\p{L}/u.test(before) && /\p{L}/u.test(after);

/** How far the words look like the script's: frequent letters, one script a word, small letters after capitals. */
function scriptFitness(text: string, frequent: string): number {
  const rank = new Map(Array.from(frequent).map((letter, i) => [letter, 1 - (i / frequent.length) * 0.9]));
  let weight = 0;
  let high = 0;
  for (const [character] of text.matchAll(HIGH)) {
    high++;
    const known = rank.get(character.toLowerCase());
    if (known !== undefined) weight += known;
    else if (COMMON_MARKS.has(character)) weight += 0.4;
    else weight -= /\p{M}/u.test(character) ? 0 : 0.8;
  }
  if (high === 0) return 0;
  let bad = 0;
  let all = 0;
  for (const [word] of text.matchAll(WORD)) {
    if (!/[^\0-\x7f]/u.test(word)) continue;
    all++;
    if (/[a-z]/iu.test(word) || /\p{Ll}\p{Lu}/u.test(word) || /\p{Lu}{2}\p{Ll}/u.test(word)) bad++;
  }
  // Whole words in the script: Western text has single high letters among ASCII ones.
  const wrong = all === 0 ? 1 : bad / all;
  return Math.max(0, (weight / high) * 1.25 * (1 - wrong));
}
