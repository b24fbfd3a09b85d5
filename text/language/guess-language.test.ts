import { describe, expect, test } from 'vitest';
import { direction } from './direction.ts';
import { guessLanguage, guessLanguages } from './guess-language.ts';

const SENTENCES: Readonly<Record<string, string>> = {
  en: 'The old fisherman went out at dawn, because the tide waits for nobody, and he came back at noon.',
  it: 'Il vecchio pescatore uscì all’alba, perché la marea non aspetta nessuno, e tornò a mezzogiorno.',
  fr: 'Le vieux pêcheur sortit à l’aube, car la marée n’attend personne, et il revint à midi.',
  de: 'Der alte Fischer fuhr im Morgengrauen hinaus, denn die Flut wartet auf niemanden.',
  es: 'El viejo pescador salió al alba, porque la marea no espera a nadie, y volvió a mediodía.',
  pt: 'O velho pescador saiu de madrugada, porque a maré não espera por ninguém, e voltou ao meio-dia.',
  nl: 'De oude visser voer bij zonsopgang uit, want het tij wacht op niemand, en hij kwam terug.',
  pl: 'Stary rybak wypłynął o świcie, bo przypływ na nikogo nie czeka, i wrócił w południe.',
  cs: 'Starý rybář vyplul za úsvitu, protože příliv na nikoho nečeká, a v poledne se vrátil.',
  ru: 'Старый рыбак вышел на рассвете, потому что прилив никого не ждёт, и вернулся в полдень.',
  uk: 'Старий рибалка вийшов на світанку, бо приплив нікого не чекає, і повернувся опівдні.',
  be: 'Стары рыбак выйшаў на світанні, бо прыліў нікога не чакае, і вярнуўся апоўдні.',
  bg: 'Старият рибар излезе призори, защото приливът не чака никого, и се върна по обед.',
  el: 'Ο γέρος ψαράς βγήκε την αυγή, γιατί η παλίρροια δεν περιμένει κανέναν.',
  ar: 'خرج الصياد العجوز عند الفجر لأن المد لا ينتظر أحدا وعاد عند الظهر.',
  fa: 'ماهیگیر پیر سپیده‌دم بیرون رفت، چون جزر و مد منتظر کسی نمی‌ماند.',
  ur: 'بوڑھا ماہی گیر صبح سویرے نکلا کیونکہ لہر کسی کا انتظار نہیں کرتی اور وہ دوپہر کو واپس آیا۔',
  he: 'הדייג הזקן יצא עם שחר, כי הגאות אינה מחכה לאיש, והוא חזר בצהריים.',
  hi: 'बूढ़ा मछुआरा भोर में निकला, क्योंकि ज्वार किसी की प्रतीक्षा नहीं करता है।',
  ja: '年老いた漁師は夜明けに海へ出た。潮は誰も待たないからだ。',
  ko: '늙은 어부는 새벽에 바다로 나갔다. 밀물은 아무도 기다리지 않는다.',
  th: 'ชาวประมงชราออกทะเลตั้งแต่เช้ามืด เพราะกระแสน้ำไม่คอยใคร',
  'zh-Hans': '老渔夫天一亮就出海了，因为潮水不会为谁等待，他们说这样的时间从来没有。',
  'zh-Hant': '老漁夫天一亮就出海了，因為潮水不會為誰等待，他們說這樣的時間從來沒有。',
  sv: 'Den gamle fiskaren gick ut i gryningen, för tidvattnet väntar inte på någon, och han kom tillbaka.',
  da: 'Den gamle fisker sejlede ud ved daggry, for tidevandet venter ikke på nogen, og han kom tilbage efter noget tid.',
  fi: 'Vanha kalastaja lähti aamunkoitteessa, sillä vuorovesi ei odota ketään.',
  hu: 'Az öreg halász hajnalban indult, mert az ár nem vár senkire, és délben tért vissza.',
  tr: 'Yaşlı balıkçı şafakta denize açıldı, çünkü gelgit kimseyi beklemez ve öğlen döndü.',
};
const value = async (text: string | string[]): Promise<string> => (await guessLanguage(text)).language.value;

describe('one version', () => {
  test.each(Object.entries(SENTENCES))('%s', async (language, text) => {
    expect(await value(text)).toBe(language);
  });
  test('a foreign motto at the start does not decide', async () => {
    const text = [SENTENCES.fr!, ...Array<string>(20).fill(SENTENCES.it!)].join('\n');
    expect(await value(text)).toBe('it');
    expect(await value(text.split('\n'))).toBe('it');
  });
  test('nothing to go by', async () => {
    expect(await value('')).toBe('und');
    expect(await value('12 + 13 = 25 *')).toBe('und');
    expect(await value([])).toBe('und');
  });
  test('Chinese that mixes both ways of writing has no script', async () => {
    expect(await value(SENTENCES['zh-Hans']! + SENTENCES['zh-Hant']!)).toBe('zh');
  });
  test('the first of the languages is the language, scores fall', async () => {
    for (const text of Object.values(SENTENCES)) {
      const { language, languages } = await guessLanguage(text);
      expect(languages[0]).toEqual(language);
      const scores = languages.map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      expect(Math.max(...scores)).toBeLessThanOrEqual(1);
    }
  });
});

describe('close relatives, decided together', () => {
  test.each<[string, string, string, string]>([
    [
      'pt',
      'gl',
      SENTENCES.pt!,
      'O vello pescador saíu coa alba, porque a marea non agarda por ninguén, e volveu ao mediodía cunha fame moi grande; na vila xa había moita xente nas rúas.',
    ],
    [
      'es',
      'gl',
      SENTENCES.es!,
      'Cando o home chegou á casa da súa nai, xa non había ninguén; unha muller dixo que tamén eles marcharan polo camiño.',
    ],
    [
      'es',
      'ca',
      SENTENCES.es!,
      'El vell pescador va sortir a trenc d’alba, perquè la marea no espera ningú, i va tornar al migdia amb molt poca pesca.',
    ],
    [
      'da',
      'nb',
      'Jeg ved ikke, hvad der blev af ham, efter at han gik ud af døren; nogle siger, at han tog af sted mod nord.',
      'Jeg vet ikke hva som ble av ham etter at han gikk ut av døren; noen sier at han dro av sted mot nord.',
    ],
    [
      'cs',
      'sk',
      'Když se vrátil, řekla mu, že už není nic, co by mohl udělat, protože všechno bylo pryč.',
      'Keď sa vrátil, povedala mu, že už nie je nič, čo by mohol urobiť, pretože všetko bolo preč.',
    ],
    ['ru', 'uk', SENTENCES.ru!, SENTENCES.uk!],
    [
      'hr',
      'sr',
      'Tko zna što se dogodilo prije, gdje je bio i zašto nitko nije čuo vlak; vrijeme je bilo lijepo cijeli tjedan.',
      'Ko zna šta se dogodilo pre, gde je bio i zašto niko nije čuo voz; vreme je bilo lepo cele nedelje.',
    ],
  ])('%s and %s', async (a, b, first, second) => {
    const found = await guessLanguages([first, second]);
    expect(found.map(({ language }) => language.value)).toEqual([a, b]);
  });
  test('two translations into one language stay in it', async () => {
    const found = await guessLanguages([
      SENTENCES.es!,
      'El anciano pescador zarpó al amanecer, pues la marea no aguarda a nadie, y regresó a mediodía con hambre.',
    ]);
    expect(found.map(({ language }) => language.value)).toEqual(['es', 'es']);
  });
});

test('direction', () => {
  expect([
    direction('ar'),
    direction('he-IL'),
    direction('fa'),
    direction('en'),
    direction('az-Arab'),
    direction('ur-Latn'),
  ]).toEqual(['rtl', 'rtl', 'rtl', 'ltr', 'rtl', 'ltr']);
  expect([direction('und', 'שלום world שלום'), direction('und', 'hello'), direction('', '')]).toEqual([
    'rtl',
    'ltr',
    'ltr',
  ]);
});
