/** What a block is, judged by its own words: separators, list markers, metadata, chapter words. Context is judged in classify.ts. */

/** Only marks, no letter or digit: "* * *", "———", "⁂". */
export function isSeparator(text: string): boolean {
  return text.length <= 80 && !/[\p{L}\p{N}]/u.test(text);
}

const BULLET = /^[•‣◦▪▫●○■□◆⁃∙]\s*\S|^[*+]\s+\S/u;
const HYPHEN_ITEM = /^[-–]\s+\S/u;
const ORDINAL_ITEM = /^\(?(?:(\d{1,3})|(\p{L}))[.)]\s+\S/u;

export type Marker =
  | { readonly kind: 'bullet' | 'hyphen' }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'letter'; readonly value: number };

/** The list marker at the start of `text`, or null. Numbers and hyphens make an item only in company; see classify.ts. */
export function listMarker(text: string): Marker | null {
  if (BULLET.test(text)) return isSeparator(text) ? null : { kind: 'bullet' };
  if (HYPHEN_ITEM.test(text)) return { kind: 'hyphen' };
  const match = ORDINAL_ITEM.exec(text);
  if (!match) return null;
  if (match[1] !== undefined) return { kind: 'number', value: Number(match[1]) };
  return { kind: 'letter', value: match[2]!.toLowerCase().codePointAt(0)! };
}

/** Chapter words of many languages; followed by a number or a numeral word they make a heading. The level is the first figure. */
const CHAPTER_WORDS: readonly (readonly [level: number, words: string])[] = [
  [
    1,
    'part|book|volume|tome|parte|libro|volume|livre|partie|teil|buch|band|deel|boek|część|księga|tom|kniha|část|díl|часть|книга|том|частина|μέρος|βιβλίο|del|bok|bog|osa|kirja|cilt|kitap|الجزء|الكتاب|חלק|ספר|भाग',
  ],
  [
    2,
    'chapter|capitolo|chapitre|kapitel|capítulo|capitulo|capítol|capitol|hoofdstuk|rozdział|kapitola|глава|розділ|κεφάλαιο|bölüm|bab|chương|luku|kapitlet|fejezet|الفصل|فصل|פרק|अध्याय|บทที่|canto|letter|lettera|lettre|brief|stave',
  ],
  [
    3,
    'section|sezione|abschnitt|sección|seção|secção|article|articolo|artikel|artículo|artigo|artykuł|článek|статья|стаття|άρθρο|act|atto|acte|akt|scene|scena|scène|szene|appendix|appendice|anhang|المادة|סעיף|अनुच्छेद',
  ],
];
const NUMERAL = '(?:\\p{Nd}{1,4}|[ivxlcdm]{1,8}|\\p{L}{2,14})';
const CHAPTER_PATTERNS = CHAPTER_WORDS.map(
  ([level, words]) =>
    [
      level,
      new RegExp(
        `^(?:(?:${words})\\.?\\s+${NUMERAL}(?=$|[\\s.:,–—-])|(?:the\\s+)?\\p{L}{2,12}\\s+(?:${words})$)`,
        'iu',
      ),
    ] as const,
);
const CJK_CHAPTER =
  /^第\s*[\p{Nd}〇零一二三四五六七八九十百千両]{1,7}\s*([部卷巻編编]|[章回話话幕]|[節节条條])|^제\s*\p{Nd}{1,4}\s*(부|장|[절조])/u;
const NAMED_PARTS =
  /^(?:preface|foreword|introduction|prologue|epilogue|afterword|conclusions?|contents|prefazione|premessa|introduzione|prologo|epilogo|conclusion[ei]|indice|préface|avant-propos|prologue|épilogue|sommaire|vorwort|einleitung|prolog|epilog|nachwort|inhalt|prefacio|introducción|prólogo|epílogo|índice|prefácio|introdução|voorwoord|inleiding|wstęp|przedmowa|předmluva|úvod|предисловие|введение|пролог|эпилог|передмова|пролог|πρόλογος|εισαγωγή|επίλογος|مقدمة|خاتمة|הקדמה|מבוא|序|序言|前言|前書き|序章|終章|後記|あとがき|머리말|서문|प्रस्तावना)[.:]?$/iu;
const ROMAN = /^(?=[IVXLC])(?:XC|XL|L?X{0,3}|C{1,3}L?X{0,3})(?:IX|IV|V?I{0,3})\.?$/;
const NUMBERED = /^\p{Nd}{1,3}(?:\.\p{Nd}{1,3}){0,3}[.)]?\s+\p{L}/u;

/** Level 1-3 of a block that names itself a part, chapter or section ("Chapter 3", "第三章", "IV."), else 0. */
export function chapterLevel(text: string): number {
  if (text.length > 120) return 0;
  for (const [level, pattern] of CHAPTER_PATTERNS) if (pattern.test(text) && fitsChapter(text)) return level;
  const cjk = CJK_CHAPTER.exec(text);
  if (cjk && text.length <= 40 && !/[。！？]$/.test(text))
    return /[部卷巻編编]|부/u.test(cjk[0]) ? 1 : /[節节条條절조]/u.test(cjk[0]) ? 3 : 2;
  if (ROMAN.test(text) || NAMED_PARTS.test(text)) return 2;
  return 0;
}

/** "Part of the problem was that …" begins like a heading but runs on like a sentence. */
function fitsChapter(text: string): boolean {
  const second = text.split(/\s+/, 3)[1] ?? '';
  const isNumeral = /^(?:\p{Nd}+|[IVXLCDM]+|[ivxlcdm]+)[.:,–—-]*$/u.test(second);
  if (isNumeral) return text.length <= 100 && !/[,;]$/.test(text);
  return (
    text.length <= 30 &&
    !/[.,;!?…]$/.test(text.slice(0, -1)) &&
    /^\p{Lu}|^\p{Lo}/u.test(text) &&
    text.split(/\s+/).length <= 3 &&
    (/^\p{Lu}|^\p{Lo}/u.test(second) || NUMBER_WORDS.test(second))
  );
}
const NUMBER_WORDS =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|first|second|third|primo|secondo|terzo|quarto|quinto|prima|seconda|terza|uno|due|tre|premier|première|deuxième|second|eins|zwei|drei|erste[rs]?|zweite[rs]?|primero|segundo|tercero|primeiro|первая|вторая|третья|первый|pierwszy|první)\b/iu;

/** "2.1 Method": numbered like a heading; whether it is one, its length and neighbours decide. */
export function isNumbered(text: string): boolean {
  return NUMBERED.test(text);
}

const METADATA_KEYS =
  'date|dated|published|posted|updated|last updated|modified|created|author|authors|by|source|url|link|tags?|category|categories|keywords|language|translator|translated by|e-?mail|data|pubblicato|aggiornato|autore|autori|fonte|categoria|traduttore|traduzione di|datum|veröffentlicht|aktualisiert|autor|autorin|quelle|kategorie|schlagwörter|übersetzt von|publié|mis à jour|auteur|autrice|source|catégorie|traduit par|fecha|publicado|actualizado|fuente|etiquetas|traducción de|atualizado|fonte|geplaatst|gepubliceerd|bijgewerkt|bron|data publikacji|opublikowano|źródło|publikováno|zdroj|дата|опубликовано|обновлено|автор|источник|опубліковано|джерело|ημερομηνία|δημοσιεύτηκε|συντάκτης|πηγή|التاريخ|نشر|الكاتب|المصدر|تاریخ|תאריך|פורסם|מאת|מקור|日期|发布|發佈|作者|来源|來源|日付|公開日|更新日|著者|출처|날짜|작성자|입력|수정';
const KEY_VALUE = new RegExp(
  `^(?:${METADATA_KEYS})\\s*[:：|]\\s*\\S|^(?:${METADATA_KEYS})\\s+(?=[\\p{L}\\s]{0,12}\\p{Nd})`,
  'iu',
);
const BYLINE =
  /^(?:by|di|von|par|por|de|door|av|af|od|przez|από|bởi|oleh)\s+(?:\p{Lu}[\p{L}.’'-]*(?:\s+|$)(?:(?:and|e|und|et|y|en|och|og|i|a|de|di|van|von|der|da|del|della)\s+)?){1,6}$/iu;
const BYLINE_STRICT = /^\p{L}{2,6}\s+(?:\p{Lu}|(?:de|di|van|von|der|da|del|della|and|e|und|et|y|en)\s)/u;
const FULL_DATE =
  /\p{Nd}{4}[-/.年년]\s?\p{Nd}{1,2}(?:[-/.月월]\s?\p{Nd}{1,2}|[月월])?|\p{Nd}{1,2}[-/.]\p{Nd}{1,2}[-/.]\p{Nd}{2,4}|\p{Nd}{1,2}(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+|d['’])?\p{L}{3,12}\.?,?\s+(?:de\s+)?\p{Nd}{4}|\p{L}{3,12}\s+\p{Nd}{1,2},?\s+\p{Nd}{4}/u;
const ADDRESS = /https?:\/\/|www\.|\S@\S+\.\p{L}/u;

/** A line about the text rather than of it: a date, "By …", "source: …", an address. Starts no heading. */
export function isMetadata(text: string): boolean {
  if (text.length > 160) return false;
  if (KEY_VALUE.test(text) || ADDRESS.test(text)) return true;
  if (BYLINE.test(text) && BYLINE_STRICT.test(text)) return true;
  const date = /\p{Nd}/u.test(text) ? FULL_DATE.exec(text) : null;
  if (!date) return false;
  const rest = text.length - date[0].length;
  return rest <= 24 || (rest <= 48 && /\p{Nd}{1,2}[:.h]\p{Nd}{2}/u.test(text));
}
