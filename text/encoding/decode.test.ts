import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBinary } from './binary.ts';
import { decode } from './decode.ts';
import { encode } from './encode.ts';

const TEXTS: Readonly<Record<string, readonly [short: string, long: string]>> = {
  it: [
    'Perché no? La città è bella.',
    'Il vecchio pescatore uscì all’alba, perché la marea non aspetta nessuno. Tornò a mezzogiorno con poco pesce e molta fame; la città era già piena di gente, e più in là si sentiva la banda.',
  ],
  fr: [
    'C’est déjà l’été à la mer.',
    'Le vieux pêcheur sortit à l’aube, car la marée n’attend personne. Il revint à midi avec peu de poisson et une faim de loup ; la ville était déjà pleine de monde où l’on entendait la fanfare.',
  ],
  de: [
    'Die Tür war schön, größer als früher.',
    'Der alte Fischer fuhr im Morgengrauen hinaus, denn die Flut wartet auf niemanden. Er kam am Mittag zurück mit wenig Fisch und großem Hunger; die Straßen waren schon voll, und man hörte die Kapelle üben.',
  ],
  es: [
    '¿Dónde está el niño pequeño?',
    'El viejo pescador salió al alba, porque la marea no espera a nadie. Volvió a mediodía con poca pesca y mucha hambre; la ciudad ya estaba llena de niños y señores, y más allá se oía la música.',
  ],
  pt: [
    'Não há razão para isso, João.',
    'O velho pescador saiu de madrugada, porque a maré não espera por ninguém. Voltou ao meio-dia com pouco peixe e muita fome; a cidade já estava cheia, e não se ouvia senão a canção das crianças.',
  ],
  pl: [
    'Gdzie jest żółta łódź?',
    'Stary rybak wypłynął o świcie, bo przypływ na nikogo nie czeka. Wrócił w południe z małą ilością ryb i wielkim głodem; miasto było już pełne ludzi, a dalej słychać było grającą orkiestrę.',
  ],
  cs: [
    'Příliš žluťoučký kůň pěl.',
    'Starý rybář vyplul za úsvitu, protože příliv na nikoho nečeká. V poledne se vrátil s málem ryb a velkým hladem; město už bylo plné lidí a v dálce bylo slyšet kapelu.',
  ],
  ru: [
    'Где моя лодка?',
    'Старый рыбак вышел на рассвете, потому что прилив никого не ждёт. Он вернулся в полдень почти без рыбы и очень голодный; город уже был полон людей, и вдали играл оркестр.',
  ],
  el: [
    'Πού είναι η βάρκα μου;',
    'Ο γέρος ψαράς βγήκε την αυγή, γιατί η παλίρροια δεν περιμένει κανέναν. Γύρισε το μεσημέρι με λίγα ψάρια και πολλή πείνα· η πόλη ήταν ήδη γεμάτη κόσμο.',
  ],
  he: [
    'איפה הסירה שלי?',
    'הדייג הזקן יצא עם שחר, כי הגאות אינה מחכה לאיש. הוא חזר בצהריים עם מעט דגים ורעב גדול; העיר כבר היתה מלאה אנשים.',
  ],
  ar: [
    'أين قاربي؟',
    'خرج الصياد العجوز عند الفجر لأن المد لا ينتظر أحدا. عاد عند الظهر بسمك قليل وجوع كبير، وكانت المدينة قد امتلأت بالناس.',
  ],
  tr: [
    'Kayığım nerede şimdi?',
    'Yaşlı balıkçı şafakta denize açıldı, çünkü gelgit kimseyi beklemez. Öğlen az balıkla ve büyük bir açlıkla döndü; şehir çoktan insanlarla dolmuştu.',
  ],
  'zh-Hans': [
    '我的船在哪里？',
    '老渔夫天一亮就出海了，因为潮水不等人。中午他带着很少的鱼和很大的饥饿回来；城里已经挤满了人，远处可以听见乐队的声音。',
  ],
  'zh-Hant': [
    '我的船在哪裡？',
    '老漁夫天一亮就出海了，因為潮水不等人。中午他帶著很少的魚和很大的飢餓回來；城裡已經擠滿了人，遠處可以聽見樂隊的聲音。',
  ],
  ja: [
    '私の船はどこですか。',
    '年老いた漁師は夜明けに海へ出た。潮は誰も待たないからだ。昼には少しの魚と大きな空腹とともに戻った。町はもう人でいっぱいだった。',
  ],
  ko: [
    '내 배는 어디에 있지?',
    '늙은 어부는 새벽에 바다로 나갔다. 밀물은 아무도 기다리지 않기 때문이다. 그는 정오에 물고기 몇 마리와 큰 배고픔을 안고 돌아왔다.',
  ],
};
const WAYS: readonly (readonly [encoding: string, languages: readonly string[]])[] = [
  ['utf-8', Object.keys(TEXTS)],
  ['utf-16le', Object.keys(TEXTS)],
  ['utf-16be', Object.keys(TEXTS)],
  ['windows-1252', ['it', 'fr', 'de', 'es', 'pt']],
  ['windows-1250', ['pl', 'cs']],
  ['iso-8859-2', ['pl', 'cs']],
  ['windows-1254', ['tr']],
  ['windows-1251', ['ru']],
  ['koi8-r', ['ru']],
  ['iso-8859-5', ['ru']],
  ['ibm866', ['ru']],
  ['windows-1253', ['el']],
  ['iso-8859-7', ['el']],
  ['windows-1255', ['he']],
  ['windows-1256', ['ar']],
  ['gb18030', ['zh-Hans']],
  ['big5', ['zh-Hant']],
  ['shift_jis', ['ja']],
  ['euc-jp', ['ja']],
  ['euc-kr', ['ko']],
];

describe('encodings are found by themselves', () => {
  const cases = WAYS.flatMap(([encoding, languages]) =>
    languages.flatMap((language) =>
      TEXTS[language]!.map((text, i) => [encoding, language, i === 0 ? 'short' : 'long', text] as const),
    ),
  );
  test.each(cases)('%s, %s, %s', async (encoding, _language, _size, text) => {
    const bytes = encode(text, encoding);
    expect(isBinary(bytes)).toBe(false);
    const decoded = await decode(bytes);
    // Encodings that agree on every character of the text are equally right.
    expect(decoded.text).toBe(text);
    expect(decoded.warnings).toEqual([]);
  });
  test('a byte-order mark decides and is no text', async () => {
    expect((await decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))).text).toBe('a');
    expect((await decode(new Uint8Array([0xff, 0xfe, 0x61, 0]))).text).toBe('a');
    expect((await decode(new Uint8Array([0xfe, 0xff, 0, 0x61]))).text).toBe('a');
  });
  test('the user decides', async () => {
    const decoded = await decode(encode('Привет', 'windows-1251'), { encoding: 'windows-1251' });
    expect(decoded.text).toBe('Привет');
    await expect(decode(new Uint8Array([65]), { encoding: 'no-such' })).rejects.toThrow(RangeError);
  });
});

describe('faults', () => {
  test('UTF-8 with invalid bytes stays UTF-8', async () => {
    const good = encode('Perché no? La città è bella, più di così.\n', 'utf-8');
    const bytes = Uint8Array.from([...good, 0xff, ...good, 0xc3, 10, ...good]);
    const { text, encoding, warnings } = await decode(bytes);
    expect(encoding.value).toBe('utf-8');
    expect(text.match(/città/g)).toHaveLength(3);
    expect(text).toContain('\ufffd');
    expect(warnings.map(({ code }) => code)).toContain('invalid-bytes');
  });
  test('a line in Windows-1252 within UTF-8 is read and told', async () => {
    const bytes = Uint8Array.from([
      ...encode('Perché no? La città è più bella.\n', 'utf-8'),
      ...encode('Il caffè era già freddo perché aspettò.\n', 'windows-1252'),
      ...encode('«È vero», disse «però».\n', 'utf-8'),
    ]);
    const { text, warnings } = await decode(bytes);
    expect(text).toContain('Il caffè era già freddo perché aspettò.');
    expect(text).toContain('«È vero», disse «però».');
    expect(warnings).toEqual([{ code: 'mixed-encodings', values: { lines: 1 } }]);
  });
  test('NULs, lone surrogates and newlines', async () => {
    const nul = await decode(encode('a\0b', 'utf-8'));
    expect([nul.text, nul.warnings]).toEqual(['ab', [{ code: 'nul-removed', values: { count: 1 } }]]);
    const stray = await decode(encode('Good morning\0 to you all', 'utf-8'));
    expect([stray.text, stray.encoding.value]).toEqual(['Good morning to you all', 'utf-8']);
    const lone = await decode(
      Uint8Array.from([0xff, 0xfe, ...encode('ab', 'utf-16le'), 0x00, 0xd8, ...encode('cd', 'utf-16le')]),
    );
    expect(lone.text).toBe('ab\ufffdcd');
    expect((await decode(encode('a\r\nb\rc\nd', 'utf-8'))).text).toBe('a\nb\nc\nd');
    expect((await decode(new Uint8Array())).text).toBe('');
  });
  test('any bytes decode to well-formed text without NULs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const { text, encodings } = await decode(bytes);
        expect(/\p{Surrogate}|\0|\r/u.test(text)).toBe(false);
        expect(encodings.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });
});

describe('binary', () => {
  const zeros = (...head: number[]) => Uint8Array.from([...head, ...new Array<number>(200).fill(0)]);
  test.each([
    ['png', zeros(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)],
    ['jpeg', zeros(0xff, 0xd8, 0xff, 0xe0)],
    ['zip', zeros(0x50, 0x4b, 3, 4)],
    ['pdf', encode('%PDF-1.7\n1 0 obj', 'utf-8')],
    ['elf', zeros(0x7f, 0x45, 0x4c, 0x46, 2, 1)],
    ['exe', zeros(0x4d, 0x5a, 0x90, 0)],
    ['mp4', Uint8Array.from([0, 0, 0, 24, ...encode('ftypisom', 'utf-8'), 0, 0, 2, 0])],
    ['nothing but zeros', zeros()],
    ['noise', Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + ((i * i) % 251) * 31) & 255)],
  ])('%s', (_name, bytes) => {
    expect(isBinary(bytes)).toBe(true);
  });
  test.each([
    'MZ is how this sentence begins, oddly.',
    'BM stands for British Museum, he said.',
    'GIF images are old.',
    'PK is a name.',
    'ID3',
    '',
    'wOF',
  ])('"%s" is text', (text) => {
    expect(isBinary(encode(text, 'utf-8'))).toBe(text === 'ID3' || text === 'wOF');
  });
});
