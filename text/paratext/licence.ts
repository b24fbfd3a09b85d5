/** Licence texts around free e-books, between the markers that their makers put there; and one-line licences. */
import type { Block } from '../types.ts';
import type { Marks } from './marks.ts';

const START = /^\W{0,6}(?:START OF (?:THE|THIS) PROJECT GUTENBERG|END\W{1,4}THE SMALL PRINT)/iu;
const END = /^\W{0,6}(?:END OF (?:THE |THIS )?PROJECT GUTENBERG|START: FULL LICENSE)/iu;
const LICENCE_LINE =
  /^(?:this (?:work|text|article|book|ebook) is (?:licensed|released|published) under|licensed under|licen[sc]e\s*:|quest[ao] (?:opera|testo|articolo) è (?:distribuit|rilasciat|pubblicat)[ao] (?:con|sotto) licenza|licenza\s*:|cette œuvre est (?:mise à disposition|sous licence)|sous licence|dieses (?:werk|buch) (?:ist|steht) (?:lizenziert )?unter|lizenz\s*:|esta obra está bajo una licencia|licencia\s*:|esta obra está licenciada|cc[ -]by\b|creative commons\b)/iu;
/** The head of an e-book is not half the book. */
const HEAD_SHARE = 0.3;
const HEAD_MOST = 400;

export function markLicence(blocks: readonly Block[], marks: Marks): void {
  let head = -1;
  let foot = -1;
  blocks.forEach(({ text }, index) => {
    const opening = text.slice(0, 120);
    if (START.test(opening) && index <= Math.min(HEAD_MOST, Math.max(20, blocks.length * HEAD_SHARE))) head = index;
    else if (foot < 0 && END.test(opening) && index > blocks.length * 0.3) foot = index;
    else if (text.length <= 240 && LICENCE_LINE.test(opening)) marks.set(index, { reason: 'licence', score: 0.8 });
  });
  for (let index = 0; index <= head; index++) marks.set(index, { reason: 'licence', score: 0.95 });
  if (foot >= 0)
    for (let index = foot; index < blocks.length; index++) marks.set(index, { reason: 'licence', score: 0.95 });
}
