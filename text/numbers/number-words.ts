/** Number words of the main languages. One is left out where it is the article too; compounds are put together in findNumbers. */

/** Words by value; several forms of a word are parted by '/'. Place in the list is the value where `from` says so. */
interface NumberWords {
  /** 2 to 19, in order, '' where there is no single safe word. */
  readonly small: string;
  /** 20, 30 … 90. */
  readonly tens: string;
  /** 100, 200 … 900; often only the first. */
  readonly hundreds: string;
  /** Names of 1,000; 1,000,000; 1,000,000,000, abbreviations among them. */
  readonly scales: string;
  /** What may stand between parts of a number. */
  readonly and?: string;
  /** 1 within a compound. */
  readonly one?: string;
  readonly percent: string;
}

const TABLES: Readonly<Record<string, NumberWords>> = {
  en: {
    small:
      'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
    tens: 'twenty thirty forty fifty sixty seventy eighty ninety',
    hundreds: 'hundred',
    scales: 'thousand million/m billion/bn',
    and: 'and',
    one: 'one',
    percent: 'percent|per cent|pct',
  },
  it: {
    small:
      'due tre quattro cinque  sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove',
    tens: 'venti trenta quaranta cinquanta sessanta settanta ottanta novanta',
    hundreds: 'cento duecento trecento quattrocento cinquecento seicento settecento ottocento novecento',
    scales: 'mille/mila milione/milioni miliardo/miliardi',
    percent: 'per cento|percento',
  },
  fr: {
    small:
      'deux trois quatre cinq six sept huit  dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf',
    tens: 'vingt/vingts trente quarante cinquante soixante soixante-dix quatre-vingt/quatre-vingts quatre-vingt-dix',
    hundreds: 'cent/cents',
    scales: 'mille million/millions milliard/milliards',
    and: 'et',
    one: 'un/une',
    percent: 'pour cent|pourcent',
  },
  de: {
    small:
      'zwei/zwo drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn',
    tens: 'zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig',
    hundreds:
      'hundert/einhundert zweihundert dreihundert vierhundert fünfhundert sechshundert siebenhundert achthundert neunhundert',
    scales: 'tausend/eintausend/tsd million/millionen/mio milliarde/milliarden/mrd',
    percent: 'prozent',
  },
  es: {
    small:
      'dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve',
    tens: 'veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa',
    hundreds:
      'cien/ciento doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas quinientos/quinientas seiscientos/seiscientas setecientos/setecientas ochocientos/ochocientas novecientos/novecientas',
    scales: 'mil millón/millones',
    and: 'y',
    one: 'uno/una/un',
    percent: 'por ciento',
  },
  pt: {
    small:
      'dois/duas três quatro cinco seis sete oito nove dez onze doze treze catorze/quatorze quinze dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove',
    tens: 'vinte trinta quarenta cinquenta sessenta setenta oitenta noventa',
    hundreds:
      'cem/cento duzentos/duzentas trezentos/trezentas quatrocentos/quatrocentas quinhentos/quinhentas seiscentos/seiscentas setecentos/setecentas oitocentos/oitocentas novecentos/novecentas',
    scales: 'mil milhão/milhões bilhão/bilhões',
    and: 'e',
    one: 'um/uma',
    percent: 'por cento',
  },
  nl: {
    small:
      'twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien',
    tens: 'twintig dertig veertig vijftig zestig zeventig tachtig negentig',
    hundreds:
      'honderd tweehonderd driehonderd vierhonderd vijfhonderd zeshonderd zevenhonderd achthonderd negenhonderd',
    scales: 'duizend miljoen/mln miljard/mld',
    percent: 'procent',
  },
  pl: {
    small:
      'dwa/dwie/dwóch/dwaj/dwoje trzy/trzech/trzej cztery/czterech/czterej pięć/pięciu sześć/sześciu siedem/siedmiu osiem/ośmiu dziewięć/dziewięciu dziesięć/dziesięciu jedenaście/jedenastu dwanaście/dwunastu trzynaście/trzynastu czternaście/czternastu piętnaście/piętnastu szesnaście/szesnastu siedemnaście/siedemnastu osiemnaście/osiemnastu dziewiętnaście/dziewiętnastu',
    tens: 'dwadzieścia/dwudziestu trzydzieści/trzydziestu czterdzieści/czterdziestu pięćdziesiąt/pięćdziesięciu sześćdziesiąt/sześćdziesięciu siedemdziesiąt/siedemdziesięciu osiemdziesiąt/osiemdziesięciu dziewięćdziesiąt/dziewięćdziesięciu',
    hundreds:
      'sto/stu dwieście/dwustu trzysta/trzystu czterysta/czterystu pięćset/pięciuset sześćset/sześciuset siedemset/siedmiuset osiemset/ośmiuset dziewięćset/dziewięciuset',
    scales: 'tysiąc/tysiące/tysięcy/tys milion/miliony/milionów/mln miliard/miliardy/miliardów/mld',
    one: 'jeden',
    percent: 'procent|procenta|proc',
  },
  cs: {
    small:
      'dva/dvě/dvou tři/tří čtyři/čtyř pět/pěti šest/šesti sedm/sedmi osm/osmi devět/devíti deset/deseti jedenáct/jedenácti dvanáct/dvanácti třináct/třinácti čtrnáct/čtrnácti patnáct/patnácti šestnáct/šestnácti sedmnáct/sedmnácti osmnáct/osmnácti devatenáct/devatenácti',
    tens: 'dvacet/dvaceti třicet/třiceti čtyřicet/čtyřiceti padesát/padesáti šedesát/šedesáti sedmdesát/sedmdesáti osmdesát/osmdesáti devadesát/devadesáti',
    hundreds: 'sto',
    scales: 'tisíc/tisíce/tis milion/miliony/milionů/mil miliarda/miliardy/miliard/mld',
    one: 'jeden/jedna',
    percent: 'procent|procenta|procento',
  },
  ru: {
    small:
      'два/две/двух/двумя три/трёх/трех/тремя четыре/четырёх/четырех пять/пяти шесть/шести семь/семи восемь/восьми девять/девяти десять/десяти одиннадцать/одиннадцати двенадцать/двенадцати тринадцать/тринадцати четырнадцать/четырнадцати пятнадцать/пятнадцати шестнадцать/шестнадцати семнадцать/семнадцати восемнадцать/восемнадцати девятнадцать/девятнадцати',
    tens: 'двадцать/двадцати тридцать/тридцати сорок/сорока пятьдесят/пятидесяти шестьдесят/шестидесяти семьдесят/семидесяти восемьдесят/восьмидесяти девяносто/девяноста',
    hundreds: 'сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот',
    scales: 'тысяча/тысячи/тысяч/тыс миллион/миллиона/миллионов/млн миллиард/миллиарда/миллиардов/млрд',
    one: 'один/одна',
    percent: 'процент|процента|процентов',
  },
  uk: {
    small:
      "два/дві/двох три/трьох чотири/чотирьох п'ять шість сім вісім дев'ять десять одинадцять дванадцять тринадцять чотирнадцять п'ятнадцять шістнадцять сімнадцять вісімнадцять дев'ятнадцять",
    tens: "двадцять тридцять сорок п'ятдесят шістдесят сімдесят вісімдесят дев'яносто",
    hundreds: "сто двісті триста чотириста п'ятсот шістсот сімсот вісімсот дев'ятсот",
    scales: 'тисяча/тисячі/тисяч/тис мільйон/мільйона/мільйонів/млн мільярд/мільярда/мільярдів/млрд',
    one: 'один/одна',
    percent: 'відсоток|відсотка|відсотків|процентів',
  },
  el: {
    small:
      'δύο/δυο τρία/τρεις/τριών τέσσερα/τέσσερις πέντε έξι επτά/εφτά οκτώ/οχτώ εννέα/εννιά δέκα έντεκα/ένδεκα δώδεκα δεκατρία/δεκατρείς δεκατέσσερα δεκαπέντε δεκαέξι δεκαεπτά/δεκαεφτά δεκαοκτώ/δεκαοχτώ δεκαεννέα/δεκαεννιά',
    tens: 'είκοσι τριάντα σαράντα πενήντα εξήντα εβδομήντα ογδόντα ενενήντα',
    hundreds:
      'εκατό/εκατόν διακόσια/διακόσιοι/διακόσιες τριακόσια/τριακόσιοι τετρακόσια/τετρακόσιοι πεντακόσια/πεντακόσιοι εξακόσια/εξακόσιοι επτακόσια/επτακόσιοι οκτακόσια/οκτακόσιοι εννιακόσια/εννιακόσιοι',
    scales: 'χίλια/χίλιοι/χιλιάδες/χίλιες εκατομμύριο/εκατομμύρια/εκατ δισεκατομμύριο/δισεκατομμύρια/δισ',
    one: 'ένα/ένας/μία',
    percent: 'τοις εκατό',
  },
};
/** Numbers of no words here, but of scales and percent in them. */
const PERCENT_ELSEWHERE =
  'パーセント|퍼센트|프로|في المئة|في المائة|بالمئة|بالمائة|درصد|אחוז|אחוזים|प्रतिशत|เปอร์เซ็นต์|prosenttia|procent|prosent|százalék';

export interface Numerals {
  /** Values of words; 100 and the scales multiply, see findNumbers. */
  readonly values: ReadonlyMap<string, number>;
  readonly ones: ReadonlySet<string>;
  readonly and: ReadonlySet<string>;
  readonly percent: RegExp;
}

const cache = new Map<string, Numerals>();

/** Number words of a language (primary subtag); few but percent where the language has no table. */
export function numeralsFor(language: string): Numerals {
  const known = cache.get(language);
  if (known) return known;
  const table = TABLES[language];
  const values = new Map<string, number>();
  const add = (forms: string, value: number): void => {
    for (const form of forms.split('/')) if (form !== '') values.set(form, value);
  };
  if (table) {
    const small = table.small.split(' ');
    const tens = table.tens.split(' ');
    small.forEach((forms, i) => add(forms, i + 2));
    tens.forEach((forms, i) => add(forms, (i + 2) * 10));
    table.hundreds.split(' ').forEach((forms, i) => add(forms, (i + 1) * 100));
    table.scales.split(' ').forEach((forms, i) => add(forms, 1000 ** (i + 1)));
    addCompounds(language, small, tens, values);
  }
  const percent = [table?.percent, PERCENT_ELSEWHERE].filter(Boolean).join('|');
  const made: Numerals = {
    values,
    ones: new Set(table?.one?.split('/') ?? []),
    and: new Set(table?.and?.split('/') ?? []),
    percent: new RegExp(`^[\\s\\u00a0\\u202f-]{0,2}(?:[%٪％]|(?:${percent})(?![\\p{L}\\p{M}]))`, 'iu'),
  };
  cache.set(language, made);
  return made;
}

/** Numbers written as one word: einundzwanzig, eenentwintig, ventuno, veintiuno. */
function addCompounds(
  language: string,
  small: readonly string[],
  tens: readonly string[],
  values: Map<string, number>,
): void {
  const units = small.slice(0, 8).map((forms) => forms.split('/')[0]!);
  tens.forEach((forms, t) => {
    const ten = forms.split('/')[0]!;
    const base = (t + 2) * 10;
    if (language === 'de') ['ein', ...units].forEach((unit, u) => values.set(`${unit}und${ten}`, base + u + 1));
    if (language === 'nl')
      ['een', ...units].forEach((unit, u) =>
        values.set(`${unit}${unit.endsWith('e') ? 'ën' : 'en'}${ten}`, base + u + 1),
      );
    if (language === 'it') addItalian(ten, base, values);
  });
  if (language === 'es')
    ['uno', 'dós', 'trés', 'cuatro', 'cinco', 'séis', 'siete', 'ocho', 'nueve'].forEach((unit, u) =>
      values.set(`veinti${unit}`, 21 + u),
    );
}

function addItalian(ten: string, base: number, values: Map<string, number>): void {
  const units = ['uno', 'due', 'tré', 'quattro', 'cinque', 'sei', 'sette', 'otto', 'nove'];
  units.forEach((unit, u) => {
    const stem = unit === 'uno' || unit === 'otto' ? ten.slice(0, -1) : ten;
    values.set(stem + unit, base + u + 1);
  });
}
