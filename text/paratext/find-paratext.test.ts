import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findParagraphs } from '../paragraphs/find-paragraphs.ts';
import type { Block, ParatextReason } from '../types.ts';
import { findParatext } from './find-paratext.ts';
import { guessAuthor, guessTitle } from './title.ts';

const BODY: Readonly<Record<string, string>> = {
  en: 'The ferry did not leave that morning, because the fog lay so thick on the water that no one could see the pier.',
  it: 'Quella mattina il traghetto non partì, perché la nebbia era così fitta che nessuno riusciva a vedere il molo.',
  fr: 'Ce matin-là le bac ne partit pas, car le brouillard était si épais que personne ne voyait la jetée.',
  de: 'An jenem Morgen fuhr die Fähre nicht, weil der Nebel so dicht war, dass niemand den Steg sehen konnte.',
  ru: 'В то утро паром не ушёл, потому что туман был так густ, что никто не видел причала.',
  zh: '那天早晨渡船没有开，因为水上的雾很浓，谁也看不见码头，大家只好在岸上等着。',
  ar: 'لم تغادر العبارة ذلك الصباح لأن الضباب كان كثيفا جدا ولم يستطع أحد أن يرى الرصيف.',
};
const found = (text: string): [string, ParatextReason][] => {
  const { blocks } = findParagraphs(text);
  return findParatext(blocks).map(({ index, reason }) => [blocks[index]!.text, reason]);
};
const page = (...lines: string[]): string => lines.join('\n\n');

describe('the news article that started it', () => {
  const it = [
    'Il traghetto torna sul lago di Orsana',
    'Il traghetto torna sul lago di Orsana',
    'Il molo di Orsana all’alba',
    'Foto: Lidia Corsi',
    BODY.it!,
    'Dopo tre anni di lavori la nave «Stella» ha ripreso servizio con 120 passeggeri a bordo, tra cui molti bambini.',
    '«Non ci credevo più», dice il capitano.',
    'Lascia un commento',
  ].join('\n');
  const fr = page(
    BODY.fr!,
    'Le quai d’Orsana à l’aube',
    'Photo : Lidia Corsi / AFP',
    'Après trois ans de travaux, le bateau « Stella » a repris son service avec 120 passagers à bord, dont beaucoup d’enfants.',
    '« Je n’y croyais plus », dit le capitaine.',
    'Laisser un commentaire',
    'Votre adresse e-mail ne sera pas publiée.',
    'Les champs obligatoires sont indiqués avec *',
  );
  const de = page(
    'Die Fähre kehrt auf den See von Orsana zurück',
    'An jenem Morgen fuhr die Fähre nicht, weil der Nebel so\ndicht war, dass niemand den Steg sehen konnte.',
    'Nach drei Jahren Arbeit hat das Schiff „Stella“ mit 120\nPassagieren an Bord, darunter viele Kinder, den Dienst wieder\naufgenommen.',
    '„Ich glaubte nicht mehr daran“, sagt der Kapitän.',
    'Schreibe einen Kommentar',
  );
  test('Italian: title twice, caption, credit, a line each', () => {
    expect(findParagraphs(it).blocks).toHaveLength(8);
    expect(found(it)).toEqual([
      ['Il traghetto torna sul lago di Orsana', 'repeated-title'],
      ['Il molo di Orsana all’alba', 'caption'],
      ['Foto: Lidia Corsi', 'credit-line'],
      ['Lascia un commento', 'comment-form'],
    ]);
    expect(guessTitle(findParagraphs(it).blocks)).toBe('Il traghetto torna sul lago di Orsana');
  });
  test('French: no title, two lines more under the call to comment', () => {
    expect(found(fr)).toEqual([
      ['Le quai d’Orsana à l’aube', 'caption'],
      ['Photo : Lidia Corsi / AFP', 'credit-line'],
      ['Laisser un commentaire', 'comment-form'],
      ['Votre adresse e-mail ne sera pas publiée.', 'comment-form'],
      ['Les champs obligatoires sont indiqués avec *', 'comment-form'],
    ]);
  });
  test('German: wrapped by hand', () => {
    expect(findParagraphs(de).blocks).toHaveLength(5);
    expect(found(de)).toEqual([['Schreibe einen Kommentar', 'comment-form']]);
  });
});

describe('furniture of many languages, after body text', () => {
  test.each<[string, ParatextReason]>([
    ['Leave a Reply', 'comment-form'],
    ['12 comments', 'comment-form'],
    ['Deja un comentario', 'comment-form'],
    ['Deixe um comentário', 'comment-form'],
    ['Geef een reactie', 'comment-form'],
    ['Dodaj komentarz', 'comment-form'],
    ['Napsat komentář', 'comment-form'],
    ['Добавить комментарий', 'comment-form'],
    ['Αφήστε ένα σχόλιο', 'comment-form'],
    ['اترك تعليقاً', 'comment-form'],
    ['כתיבת תגובה', 'comment-form'],
    ['发表评论', 'comment-form'],
    ['コメントを残す', 'comment-form'],
    ['댓글 남기기', 'comment-form'],
    ['Share this article', 'share-links'],
    ['We use cookies to improve your experience. By continuing you agree to our cookie policy.', 'cookie-notice'],
    ['Iscriviti alla nostra newsletter', 'subscription'],
    ['© 2024 The Orsana Gazette. All rights reserved.', 'copyright'],
    ['© RIPRODUZIONE RISERVATA', 'copyright'],
    ['Lesen Sie auch: Der Nebel über dem See', 'related-links'],
    ['Home > World > Europe > Italy', 'navigation'],
    ['Anzeige', 'advertisement'],
    ['Photo by Anna Kowalski', 'credit-line'],
    ['© Getty Images', 'credit-line'],
    ['(ANSA)', 'credit-line'],
    ['The pier at dawn. Photo: Anna Kowalski/Reuters', 'caption'],
    ['Anna Nowak na molo o świcie. Fot. Jan Kowal/PAP', 'caption'],
    ['The first car in the workshop. Photo: Martin Sluga / APA', 'caption'],
    ['Il primo vagone in officina – Foto: M. Sluga | APA - tutti i diritti', 'caption'],
    ['Il molo all’alba (foto di Anna Rossi)', 'caption'],
    ['3 min read', 'metadata'],
    ['Tags: lake, ferry, fog', 'metadata'],
  ])('%s', (line, reason) => {
    expect(found(page(BODY.en!, line, BODY.it!, BODY.de!))).toContainEqual([line, reason]);
  });
  test('single words in company', () => {
    expect(found(page(BODY.en!, 'Share', 'Facebook', 'WhatsApp')).map(([, reason]) => reason)).toEqual([
      'share-links',
      'share-links',
      'share-links',
    ]);
  });
  test('a button under the title, and one above the call to comment', () => {
    const marks = found(page('The last ferry', 'Share', BODY.en!, BODY.it!, BODY.de!, 'Print', 'Leave a comment'));
    expect(marks.map(([line, reason]) => `${line}: ${reason}`)).toEqual([
      'Share: share-links',
      'Print: share-links',
      'Leave a comment: comment-form',
    ]);
  });
  test('a caption that begins with a name in quotation marks, before its credit', () => {
    const caption = '“Santa Clara” at the quay of Vila Nova, on Monday.';
    const said = '“No chance,” said the captain.';
    expect(found(page(BODY.en!, caption, 'Photo: Rui Lobo', BODY.it!))).toContainEqual([caption, 'caption']);
    expect(found(page(BODY.en!, said, 'Photo: Rui Lobo', BODY.it!))).not.toContainEqual([said, 'caption']);
  });
});

describe('body text stays', () => {
  test.each([
    'Leave a comment on his desk, she told me, and he will read it when he comes back from the pier.',
    'He left a comment.',
    'Comments were not welcome in that house, and photographs even less.',
    'The photo by the window showed a ferry in the fog.',
    'Photographs of the pier hung on every wall, and she knew each of them.',
    'We used cookies and milk to keep the children quiet.',
    'Subscribe to no doctrine, he used to say, and you will never have to repent.',
    'Home was far away.',
    'Next came the captain.',
    'Pubblicità e verità non vanno d’accordo.',
    'La fotografia di mio padre stava sul tavolo accanto alla lampada.',
    'Schreibe einen Kommentar zu diesem Gedicht, sagte der Lehrer, und alle stöhnten leise.',
    'Foto und Film kamen erst später.',
    'В этом комментарии он ошибся.',
    '他在评论里写了很多话，可是没有人读。',
    'By Anna Kowalski',
    'date 2024-07',
    'Copyright was unknown to them.',
    'Reuters sent a man to the lake.',
    'Email',
    '— Share? — he said.',
  ])('%s', (line) => {
    expect(found(page(BODY.en!, BODY.it!, line, BODY.fr!, BODY.de!))).toEqual([]);
  });
  test('a refrain, a play and chapter numbers are no running heads', () => {
    const play = Array.from({ length: 40 }, (_, i) => (i % 2 ? 'HAMLET' : BODY.en!)).join('\n\n');
    expect(found(play)).toEqual([]);
    const chapters = Array.from({ length: 8 }, (_, i) => `${i + 1}\n\n${`${BODY.en!} `.repeat(80)}`).join('\n\n');
    expect(found(chapters)).toEqual([]);
  });
});

describe('told by repetition', () => {
  const pageText = (i: number): string =>
    Array.from({ length: 12 }, (_, k) => `${BODY.en!} Page ${i}, part ${k}.`).join('\n\n');
  test('running heads and page numbers', () => {
    const book = Array.from({ length: 8 }, (_, i) => `THE FERRYMAN OF ORSANA\n\n${pageText(i)}\n\n${i + 41}`).join(
      '\n\n',
    );
    const reasons = found(book).map(([, reason]) => reason);
    expect(reasons.filter((reason) => reason === 'running-head')).toHaveLength(8);
    expect(reasons.filter((reason) => reason === 'page-number')).toHaveLength(8);
  });
  test('licence texts around a book', () => {
    const book = page(
      'Some notice',
      '*** START OF THE PROJECT GUTENBERG EBOOK THE FERRY ***',
      BODY.en!,
      BODY.it!,
      BODY.fr!,
      BODY.de!,
      BODY.ru!,
      '*** END OF THE PROJECT GUTENBERG EBOOK THE FERRY ***',
      'More notices.',
    );
    expect(found(book).map(([text]) => text)).toEqual([
      'Some notice',
      '*** START OF THE PROJECT GUTENBERG EBOOK THE FERRY ***',
      '*** END OF THE PROJECT GUTENBERG EBOOK THE FERRY ***',
      'More notices.',
    ]);
  });
});

describe('title and author', () => {
  test.each([
    ['The Ferry\n\nBy Anna Kowalski', 'The Ferry', 'Anna Kowalski'],
    ['La nave\n\ndi Anna Rossi', 'La nave', 'Anna Rossi'],
    ['Author: Jan de Vries\n\nTitle: The Ferry', 'The Ferry', 'Jan de Vries'],
    ['', '', ''],
  ])('%j', (head, title, author) => {
    const { blocks } = findParagraphs(page(head, BODY.en!, BODY.it!));
    expect([guessTitle(blocks), guessAuthor(blocks)]).toEqual([title, author]);
  });
});

test('marks are in order, within the blocks, one each', () => {
  const block = fc
    .constantFrom('Share', 'Facebook', 'Leave a comment', 'Name', 'Foto: X', '12', 'Title here', BODY.en!, '* * *', '')
    .map<Block>((text) => ({ kind: 'paragraph', level: 0, text }));
  fc.assert(
    fc.property(fc.array(block, { maxLength: 30 }), (blocks) => {
      const indexes = findParatext(blocks).map(({ index }) => index);
      expect(indexes).toEqual([...new Set(indexes)].toSorted((a, b) => a - b));
      expect(indexes.every((index) => index >= 0 && index < blocks.length)).toBe(true);
      // Running text is never taken.
      expect(indexes.some((index) => blocks[index]!.text === BODY.en)).toBe(false);
    }),
  );
});
