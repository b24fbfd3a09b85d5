/** Which East Asian encoding makes sense of a sample: it must decode, and give characters that are in common use. */
import type { Guess } from '../types.ts';

const ENCODINGS = ['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr'] as const;

/** The most frequent characters of Chinese and Japanese writing, simplified and traditional. */
const COMMON_HAN = new Set(
  '的一是不了在人有我他这個个們们中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于着下自之年过過发發后後作里用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心她本前开開但因只从從想实實日军軍者意无無力它与與长長把机機十民第公此已工使情明性知全三又关關点點正业業外将將两兩高间間由问問很最重并物手应應战戰向头頭文体體政美相见見被利什二等产產或新己制身果加西斯月话話合回特代内內信表化老给給世位次度门門任常先海通教儿兒原东東声聲提立及比员員解水名真论論处處走义義各入几幾口认認条條平系气氣题題活尔爾更别別打女变變四神总總何电電数數安少报報才结結反受目太量再感建务務做接必场場件计計管期市直德资資命山金指克许許统統区區保至队隊形社便空决決治展马馬科司五基眼书書非则則听聽白却卻界达達光放强強即像难難且权權思王象完设設式色路记記南品住告类類求据程北边邊死张張该該交规規万取拉格望觉覺术術领領共确確传傳师師观觀清今切院让讓识識候带帶导導争爭运運彼私何君見気言食飲込働込々',
);
const KANA = /[\u3041-\u30ff]/u;
const HALF_KANA = /[\uff61-\uff9f]/u;
const HANGUL = /[\uac00-\ud7a3]/u;
const HAN = /\p{sc=Han}/u;
const CJK_MARK = /[\u3000-\u303f\uff01-\uff5e“”‘’…—·〜～]/u;

/** Plausible encodings of a sample with high bytes, scores 0 to 1, best first. */
export function rankMultiByte(sample: Uint8Array): Guess[] {
  return ENCODINGS.map((value) => ({ value, score: Math.round(fitness(value, sample) * 1000) / 1000 }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score);
}

function fitness(encoding: (typeof ENCODINGS)[number], sample: Uint8Array): number {
  const text = new TextDecoder(encoding).decode(sample);
  let all = 0;
  let bad = 0;
  let kana = 0;
  let half = 0;
  let hangul = 0;
  let han = 0;
  let common = 0;
  let marks = 0;
  for (const character of text) {
    if (character < '\u0080') continue;
    all++;
    if (KANA.test(character)) kana++;
    else if (HALF_KANA.test(character)) half++;
    else if (HANGUL.test(character)) hangul++;
    else if (HAN.test(character)) {
      han++;
      if (COMMON_HAN.has(character)) common++;
    } else if (CJK_MARK.test(character)) marks++;
    else bad++;
  }
  if (all === 0) return 0;
  const wrong = Math.min(1, (bad / all) * 6);
  const letters = Math.max(1, all - marks - bad);
  if (encoding === 'euc-kr') return Math.max(0, (hangul / letters - (han / letters) * 0.6) * (1 - wrong));
  if (encoding === 'shift_jis' || encoding === 'euc-jp') {
    // Running Japanese is half kana; half-width kana in numbers are Chinese misread.
    return Math.max(0, Math.min(1, (kana / letters) * 2.2) - (half / letters) * 1.5) * (1 - wrong);
  }
  if (han === 0) return 0;
  const share = Math.min(1, (common / han) * 2.4);
  // Kana in numbers are Japanese read as Chinese: the rows of both sets agree.
  return Math.max(0, share - Math.max(0, kana / letters - 0.05) * 4 - (hangul / letters) * 2) * (1 - wrong);
}
