/** Thai and Lao put a space between sentences, but between clauses and around numbers too. */
import type { Span } from '../types.ts';

/** A sentence is rarely shorter; one that ends in a final particle may be. */
const SHORTEST = 24;
const SHORTEST_FINAL = 6;
const FINAL_PARTICLE = /(?:ครับ|ค่ะ|คะ|นะ|จ้ะ|จ๊ะ|แล้ว|ด้วย|เลย|ไหม|หรือ|อะไร|ทำไม|เธอ|ກະລຸນາ|ແລ້ວ)$/u;
/** Words that carry a sentence on. */
const GOES_ON = /^(?:และ|แต่ก็|หรือ|ที่|ซึ่ง|อัน|เพราะ|โดย|เพื่อ|จน|ว่า|ของ|กับ|ใน|จาก|ได้แก่|เช่น|คือ|ๆ|ฯ|ແລະ|ຫຼື|ທີ່|ເພາະ)/u;
const LETTER = /^[\p{sc=Thai}\p{sc=Lao}]$/u;

export function splitAtSpaces(text: string, [from, to]: Span): Span[] {
  const spans: Span[] = [];
  let start = from;
  for (const match of text.slice(from, to).matchAll(/\s+/gu)) {
    const end = from + match.index;
    const next = end + match[0].length;
    if (!LETTER.test(text[end - 1] ?? '') || !LETTER.test(text[next] ?? '')) continue;
    const final = FINAL_PARTICLE.test(text.slice(Math.max(start, end - 8), end));
    if (end - start < (final ? SHORTEST_FINAL : SHORTEST) || to - next < SHORTEST_FINAL) continue;
    if (GOES_ON.test(text.slice(next, next + 8))) continue;
    spans.push([start, end]);
    start = next;
  }
  spans.push([start, to]);
  return spans;
}
