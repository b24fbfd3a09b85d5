/** What the script alone says, and the letters that only one language of a script has. */

/** Scripts with one language that matters, or a first guess among few. */
const BY_SCRIPT: readonly (readonly [language: string, pattern: RegExp])[] = [
  ['el', /\p{sc=Greek}/gu],
  ['he', /\p{sc=Hebrew}/gu],
  ['ko', /\p{sc=Hangul}/gu],
  ['th', /\p{sc=Thai}/gu],
  ['lo', /\p{sc=Lao}/gu],
  ['km', /\p{sc=Khmer}/gu],
  ['my', /\p{sc=Myanmar}/gu],
  ['ka', /\p{sc=Georgian}/gu],
  ['hy', /\p{sc=Armenian}/gu],
  ['hi', /\p{sc=Devanagari}/gu],
  ['bn', /\p{sc=Bengali}/gu],
  ['pa', /\p{sc=Gurmukhi}/gu],
  ['gu', /\p{sc=Gujarati}/gu],
  ['or', /\p{sc=Oriya}/gu],
  ['ta', /\p{sc=Tamil}/gu],
  ['te', /\p{sc=Telugu}/gu],
  ['kn', /\p{sc=Kannada}/gu],
  ['ml', /\p{sc=Malayalam}/gu],
  ['si', /\p{sc=Sinhala}/gu],
  ['am', /\p{sc=Ethiopic}/gu],
  ['bo', /\p{sc=Tibetan}/gu],
  ['dv', /\p{sc=Thaana}/gu],
  ['cyrillic', /\p{sc=Cyrillic}/gu],
  ['arabic', /\p{sc=Arabic}/gu],
  ['latin', /\p{sc=Latin}/gu],
];
const HAN = /\p{sc=Han}/gu;
const KANA = /[\p{sc=Hiragana}\p{sc=Katakana}]/gu;
/** A kana or Han character says as much as some letters. */
const CJK_WEIGHT = 3;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/**
 * What the script of `text` says: a language, or 'latin', 'cyrillic', 'arabic' where more must be asked, or 'und' without letters. The
 * share is that of its letters among all.
 */
export function byScript(text: string): { value: string; share: number; letters: number } {
  const counts = BY_SCRIPT.map(([language, pattern]) => [language, count(text, pattern)] as [string, number]);
  const han = count(text, HAN);
  const kana = count(text, KANA);
  counts.push([kana > (han + kana) * 0.05 ? 'ja' : 'zh', (han + kana) * CJK_WEIGHT]);
  const letters = counts.reduce((sum, [, n]) => sum + n, 0);
  if (letters === 0) return { value: 'und', share: 0, letters };
  const [value, most] = counts.reduce((a, b) => (b[1] > a[1] ? b : a));
  return { value, share: most / letters, letters };
}

/** Characters that were simplified, and what they were; common ones that occur in one way of writing only. */
const SIMPLIFIED =
  '这说们个来时为对会国学过发还后里开么没样经头间问门见长书东车马鸟鱼龙风飞华语话请谁谢让认识应该觉关张边远进运动实现电机处报纸图馆买卖钱红绿蓝爱亲师';
const TRADITIONAL =
  '這說們個來時為對會國學過發還後裡開麼沒樣經頭間問門見長書東車馬鳥魚龍風飛華語話請誰謝讓認識應該覺關張邊遠進運動實現電機處報紙圖館買賣錢紅綠藍愛親師';
const HANS = new RegExp(`[${SIMPLIFIED}]`, 'gu');
const HANT = new RegExp(`[${TRADITIONAL}]`, 'gu');

/** 'zh-Hans' or 'zh-Hant' where the text writes one way throughout, 'zh' where it mixes or says too little. */
export function chinese(text: string): string {
  const hans = count(text, HANS);
  const hant = count(text, HANT);
  if (hans + hant < 4) return 'zh';
  if (hans > hant * 15) return 'zh-Hans';
  return hant > hans * 15 ? 'zh-Hant' : 'zh';
}

/** Letters and small words of one language within a script, each with its weight. */
const CYRILLIC: Readonly<Record<string, RegExp>> = {
  ru: /[ыэё]|(?<!\p{L})(?:что|это|как|его|она|они|был|не|из|или|для|его|её)(?!\p{L})/giu,
  uk: /[їєґі]|(?<!\p{L})(?:що|це|як|його|вона|вони|був|та|або|від)(?!\p{L})/giu,
  be: /ў|(?<!\p{L})(?:што|гэта|як|яго|яна|яны|быў|або|ад|каб|і|не)(?!\p{L})/giu,
  bg: /(?<!\p{L})(?:е|се|на|че|това|като|но|са|от|за|във|със|да|беше|той|тя|ще|и|ъ)(?!\p{L})|ът(?!\p{L})|ъ/giu,
  sr: /[љњђћџј]|(?<!\p{L})(?:је|се|да|су|што|није|као|за|од)(?!\p{L})/giu,
  mk: /[ѓќѕ]|(?<!\p{L})(?:е|се|на|што|тоа|како|но|од|за|да|беше|тој|таа|ќе|и)(?!\p{L})/giu,
  kk: /[әғқңөұүһ]|(?<!\p{L})(?:және|мен|бұл|бір|үшін|әр|де|да)(?!\p{L})/giu,
  mn: /[өү]|(?<!\p{L})(?:нь|бол|байна|юм)(?!\p{L})/giu,
};
const ARABIC: Readonly<Record<string, RegExp>> = {
  ar: /[ةىإأ]|(?<!\p{L})(?:ال\p{L}+|في|من|على|إلى|هذا|التي|الذي)(?!\p{L})/gu,
  fa: /[پچژگی]|(?<!\p{L})(?:را|که|است|این|از|به|می|در|با)(?!\p{L})/gu,
  ur: /[ٹڈڑےںہھ]|(?<!\p{L})(?:کے|ہے|میں|کی|نے|اور|سے|کو)(?!\p{L})/gu,
  ps: /[ټډړږښېۍڅځ]|(?<!\p{L})(?:چې|او|د|په|له)(?!\p{L})/gu,
  ckb: /[ڕڵێۆ]/gu,
  ug: /[ۇۆۈۋېە]/gu,
};
const DEVANAGARI: Readonly<Record<string, RegExp>> = {
  hi: /(?<![\p{L}\p{M}])(?:है|हैं|में|के|की|का|को|से|और|था|थी|नहीं|यह|वह|पर|ने)(?![\p{L}\p{M}])/gu,
  mr: /ळ|(?<![\p{L}\p{M}])(?:आहे|आणि|आहेत|होते|होता|नाही|तो|ती|हे|या|च्या|मध्ये|एक)(?![\p{L}\p{M}])/gu,
  ne: /(?<![\p{L}\p{M}])(?:छ|छन्|र|मा|को|का|थियो|हो|गर्न|पनि|यो|त्यो|भएको|लाई)(?![\p{L}\p{M}])|हरू/gu,
  sa: /(?<![\p{L}\p{M}])(?:च|अस्ति|तु|एव|सः|तत्र|इति|न|हि)(?![\p{L}\p{M}])|ः(?![\p{L}\p{M}])/gu,
};
const HEBREW: Readonly<Record<string, RegExp>> = {
  he: /(?<!\p{L})(?:של|את|לא|על|הוא|היא|כי|זה|אל)(?!\p{L})/gu,
  yi: /[ײױװ]|(?<!\p{L})(?:און|איז|די|דער|ניט|האט|צו|מיט)(?!\p{L})/gu,
};
const WITHIN: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  cyrillic: CYRILLIC,
  arabic: ARABIC,
  hi: DEVANAGARI,
  he: HEBREW,
};
/** Letters that a language's alphabet lacks; names apart, a text in it has none. */
const LACKING: Readonly<Record<string, RegExp>> = {
  ru: /[іїєґўјљњђћџ]/giu,
  uk: /[ыэёъўј]/giu,
  be: /[иїєґщъј]/giu,
  bg: /[ыэёіїєґўј]/giu,
  sr: /[йщъыьэюяёіїє]/giu,
  mk: /[йщъыьэюяёіїєђћ]/giu,
  ar: /[پچژگٹڈڑےںکی]/gu,
  fa: /[ٹڈڑےںہھةىي]/gu,
};
/** This share of foreign letters rules a language out. */
const LACKING_MOST = 0.02;
const FALLBACK: Readonly<Record<string, string>> = { cyrillic: 'ru', arabic: 'ar', hi: 'hi', he: 'he' };

/** 1 where `text` has none of the letters that the language lacks, falling to nearly 0. */
function fits(language: string, text: string): number {
  const lacking = LACKING[language];
  if (!lacking) return 1;
  return Math.max(0.02, 1 - count(text, lacking) / Math.max(1, text.length) / LACKING_MOST);
}

/** Languages of a script by their own letters and small words, shares of the evidence, best first; null where the script has one. */
export function withinScript(script: string, text: string): { value: string; score: number }[] | null {
  const patterns = WITHIN[script];
  if (!patterns) return null;
  const counts = Object.entries(patterns).map(([value, pattern]) => ({
    value,
    score: count(text, pattern) ** 1.5 * fits(value, text),
  }));
  const total = counts.reduce((sum, { score }) => sum + score, 0);
  if (total === 0) return [{ value: FALLBACK[script]!, score: 0.5 }];
  return counts
    .filter(({ score }) => score > 0)
    .map(({ value, score }) => ({ value, score: score / total }))
    .toSorted((a, b) => b.score - a.score);
}
