/**
 * What a full stop after a word means, per language. Four kinds of abbreviation, by what may follow:
 * - `never`: titles and the like, always followed by more of the sentence (Dr. Smith, z. B. im Winter)
 * - `number`: no end before a number (n. 5, S. 12), else judged like any word
 * - `maybe`: an end only before a word that typically starts sentences (Inc. The …)
 * - `last`: an end before any capital (etc. Then …)
 * `starters` are frequent first words of sentences, by which initials, ordinals and 'maybe' abbreviations are told from ends.
 */
export interface SentenceRules {
  readonly never: ReadonlySet<string>;
  readonly number: ReadonlySet<string>;
  readonly maybe: ReadonlySet<string>;
  readonly last: ReadonlySet<string>;
  readonly starters: ReadonlySet<string>;
  /** '3.' before a capital is an ordinal unless a starter follows (German, where nouns are capitals). */
  readonly ordinalBeforeCapital: boolean;
  /** '3.' before another number goes on, and so does a Roman numeral before a capital. */
  readonly ordinals: boolean;
  /** ';' asks a question. */
  readonly semicolonAsks: boolean;
  /** Year and century after a number, which end a sentence before a capital unless they open it: В 1999 г. Москва … */
  readonly years: ReadonlySet<string>;
  /** Verbs of saying, by which a clause after a quotation belongs to it where no small letter can tell. */
  readonly saying: RegExp | null;
  /** Ends of text (of up to 16 characters) at which a sentence ends before any capital. */
  readonly endings: RegExp | null;
}

interface Source {
  readonly never?: string;
  readonly number?: string;
  readonly maybe?: string;
  readonly last?: string;
  readonly starters?: string;
  readonly ordinalBeforeCapital?: boolean;
  readonly ordinals?: boolean;
  readonly semicolonAsks?: boolean;
  readonly years?: string;
  readonly endings?: RegExp;
  readonly saying?: RegExp;
}

const COMMON: Source = {
  never: 'dr prof mr mrs ms st mme mlle vs cf',
  number: 'no nr fig vol p pp n op art cap ed',
  maybe: 'ca inc ltd co corp jr sr',
  last: 'etc',
};

const SOURCES: Readonly<Record<string, Source>> = {
  en: {
    never:
      'messrs mx rev fr hon gen col maj capt cmdr lt sgt cpl pvt adm gov sen rep pres supt insp det mt ft viz approx eg ie al e.g i.e cf dept univ assn bros ave blvd rd drs profs',
    number: 'nos pg pgs ch chap sec vols figs pt ver v ss para jan feb mar apr jun jul aug sep sept oct nov dec',
    maybe: 'bldg est u.s u.k u.n u.s.a d.c a.m p.m b.c a.d ph.d m.d b.a m.a esq llc plc',
    starters:
      'the a an he she it they we you i his her its their our my this that these those there then here in on at by for from with when while where after before but and or so yet if as although though however what who why how which no not nor now once one some many most all each every another both such even only perhaps suddenly meanwhile later finally',
  },
  it: {
    never:
      'sig sigg sig.ra sig.na dott dott.ssa prof.ssa avv ing arch geom rag on sen cav comm gen col cap mons don ss ca cfr es p.es ad.es v vd c.so p.za s.p s.m dr.ssa on.le gent egr spett',
    number: 'nn artt pag pagg par tav tel cap lett sez rif mq sec',
    maybe: 's.p.a s.r.l a.c d.c u.s.a fig tab',
    last: 'ecc h',
    starters:
      "il lo la i gli le l un uno una un' in nel nella nello nei nelle negli a al alla alle agli ai da dal dalla di del della dei delle e ed ma o se che chi come quando dove perché mentre poi allora così però non si ci era è sono ha hanno fu questo questa questi queste quello quella quelli quelle suo sua egli lui lei noi voi loro io tu dopo prima con per su sul sulla tra fra ogni tutti tutto anche ancora oggi ieri ora",
  },
  fr: {
    never: 'm mm mmes mlles mgr me pr vve cie env éd chap cf c.-à-d p.ex ex bd av ste sts gal cdt col cap lt fr apr',
    number: 'nos pp t vol art fig §  f réf tél',
    maybe: 'j.-c u.s.a s.a',
    last: 'h',
    starters:
      "le la les l un une des du de d' au aux en dans sur sous par pour avec sans il elle ils elles on nous vous je j tu ce c cet cette ces cela ça et mais ou or donc car ni si quand lorsque comme puis alors ainsi après avant pendant depuis son sa ses leur leurs mon ma mes notre votre qui que qu quoi où comment pourquoi tout tous toute toutes chaque plus moins très bien ici là aujourd'hui hier",
  },
  de: {
    never:
      'hr fr frl hrn dipl ing mag med phil jur rer nat habil geb gest z.b z d.h u.a u.u z.t z.zt i.d.r i.a v.a s.o s.u o.ä o.g sog bzw bzgl vgl evtl ggf inkl exkl zzgl ca einschl insb insbes max min mind od str pl hl st hrsg übers verf anm allg bes betr entspr erw hist kath ev lt lat griech franz engl dt amerik ehem gegr gen gez jh v n abs',
    number: 'nr nrn s bd bde kap abb tab abs art ziff ff f jg h tel anl',
    maybe: 'jh jhs chr n.chr v.chr std min mio mrd mill gmbh',
    last: 'usw u.s.w usf u.v.m u.dgl dgl o.dgl',
    ordinalBeforeCapital: true,
    ordinals: true,
    starters:
      'der die das den dem des ein eine einer einem einen er sie es wir ihr ich du man in im am an auf aus bei beim mit nach von vom vor zu zum zur für um über unter und aber doch oder denn sondern dann da als wenn weil während ob obwohl wo was wer wie warum so nun nur noch nicht kein keine auch schon jetzt heute gestern hier dort dies diese dieser dieses dieses jener jene sein seine seiner ihre ihren mein meine unser alle alles viele einige manche jeder jede bald später danach darauf dabei damit trotzdem jedoch',
  },
  es: {
    never:
      'sr sra srta sres d dña dª ud uds vd vds dra profa ee gral cnel cap lic ing arq av avda pza cía ej p.ej excmo ilmo fr sta sto aprox máx mín',
    number: 'núm núms pág págs art arts t vol cap fig tel apdo s ss',
    maybe: 'uu a.c d.c s.a j.c ee.uu dpto',
    last: 'h',
    starters:
      'el la los las un una unos unas lo en de del a al con por para sin sobre entre desde hasta y e o pero sino si no ni que quien cuando donde como mientras porque aunque pues entonces luego después antes ya así también tampoco era es son fue había ha han hay este esta estos estas ese esa esos esas aquel aquella su sus mi mis tu nuestro él ella ellos ellas nosotros yo usted ustedes todo todos toda todas cada muy más hoy ayer ahora aquí allí se le les nos me',
  },
  pt: {
    never:
      'sr sra srs sras srta dra drs profa exmo exma ilmo d dom eng arq av r pça gen cel cap maj sta sto v.exa v ex p.ex aprox máx mín',
    number: 'núm pág págs p art arts séc vol cap fig tel',
    maybe: 'a.c d.c s.a ltda cia e.u.a',
    last: 'h',
    starters:
      'o a os as um uma uns umas em no na nos nas de do da dos das ao à aos às com por pelo pela para sem sobre entre desde até e ou mas porém se não nem que quem quando onde como enquanto porque embora pois então depois antes já assim também era é são foi havia há este esta estes estas esse essa esses essas aquele aquela seu sua seus suas meu minha nosso ele ela eles elas nós eu tu você vocês todo todos toda todas cada muito mais hoje ontem agora aqui ali isso isto tudo',
  },
  nl: {
    never:
      'dhr mevr mw mej drs ir ing mr ds bijv bv b.v d.w.z o.a m.b.t t.a.v i.p.v z.g o.l.v resp vgl evt incl excl max min gebr st sint zgn ev t.o.v n.a.v i.v.m',
    number: 'blz nrs art hfst afb bd dl jg tel',
    maybe: 'jr jl n.chr v.chr n.v mln mld',
    last: 'enz e.d e.a',
    ordinals: false,
    starters:
      'de het een in op aan bij met van voor naar uit over onder door om te tot en maar of want dus als toen wanneer terwijl omdat hoewel wie wat waar hoe waarom hij zij ze wij we ik je jij u jullie er dit dat deze die zijn haar hun mijn ons onze alle alles elke iedere veel sommige geen niet ook nog al nu dan daar hier later daarna vandaag gisteren',
  },
  pl: {
    never:
      'prof hab inż mgr lek św ul al pl np tzn tzw tj m.in ks gen płk kpt ppłk mjr por red o.o p pt im woj zob por ang łac niem fr gr m in',
    number: 'nr str s t tab rys poz ust art pkt godz tel r rozdz',
    maybe: 'ok mln mld tys zł w r gr sp wiek',
    last: 'itd itp in',
    years: 'r w',
    ordinals: true,
    starters:
      'w we na z ze do od o po przy przed za nad pod przez dla i a ale lecz oraz lub albo jednak więc gdy kiedy jeśli jeżeli jak co kto gdzie dlaczego bo ponieważ choć nie to ten ta te tego tej on ona ono oni one my wy ja ty jego jej ich mój nasz był była było byli są jest wszystko wszyscy każdy teraz potem wtedy dziś wczoraj tam tu już jeszcze tylko także też',
  },
  cs: {
    never:
      'ing mudr judr phdr rndr mgr bc doc mvdr csc např tzv tj tzn resp sv ul nám pí př popř event srov angl lat něm kpt plk gen por red arch',
    number: 'č čp str s obr tab odst čl sv r roč tel kap §',
    maybe: 'mil mld tis hod min n.l př.n.l stol',
    last: 'atd apod aj',
    ordinals: true,
    starters:
      'v ve na z ze do od o po při před za nad pod pro s se k ke i a ale nebo však tak když kdy jestli jestliže jak co kdo kde proč protože ačkoli ne ten ta to ti ty on ona ono oni my vy já jeho její jejich můj náš byl byla bylo byli jsou je všechno všichni každý teraz teď potom pak tehdy dnes včera tam tady už ještě jen také není nikdo nic',
  },
  ru: {
    never:
      'т.е т.к т.н им ул пл просп пр-т пер г-н г-жа гр акад проф доц д-р св ср см напр др-р о тов инж ген полк кап п с д кв корп стр обл р-н о-в оз',
    number: '№ с стр гл рис табл ст п пп т кн вып изд тел',
    maybe: 'н.э до.н.э млн млрд тыс руб коп чел сек мин час',
    last: 'т.д т.п др пр',
    years: 'г гг в вв',
    ordinals: false,
    endings: /(?:^|\s)и\s+(?:т\.\s?[дп]|др|пр)\.$|(?:^|\s)н\.\s?э\.$/u,
    starters:
      'в во на с со из к ко от до по при перед за над под для без о об у и а но или однако если когда как что кто где почему потому хотя не ни это этот эта эти тот та те он она оно они мы вы я ты его её их мой наш был была было были есть всё все каждый теперь потом тогда сегодня вчера там тут здесь уже ещё только также так затем после',
  },
  uk: {
    never: 'т.є т.зв ім вул пл просп пров акад проф доц д-р св ст пор див напр п с д кв корп стор обл о оз смт',
    number: '№ с стор гл мал рис табл ст п пп т кн вип вид тел буд кв',
    maybe: 'н.е млн млрд тис грн коп чол хв год',
    last: 'т.д т.п ін',
    years: 'р рр ст',
    endings: /(?:^|\s)(?:і|й|та)\s+(?:т\.\s?[дпі]|ін)\.$|(?:^|\s)н\.\s?е\.$/u,
    starters:
      'в у на з із зі до від по при перед за над під для без про о і й та а але або однак якщо коли як що хто де чому тому хоча не ні це цей ця ці той та ті він вона воно вони ми ви я ти його її їх мій наш був була було були є все всі кожен тепер потім тоді сьогодні вчора там тут вже ще тільки також так після',
  },
  el: {
    never: 'κ κκ κα δρ καθ αγ οδ λεωφ π.χ πχ λ.χ δηλ βλ πρβ αρ μτφ εκδ τ.μ στρ',
    number: 'αρ σελ σ τ τόμ κεφ άρθ εικ τηλ παρ',
    maybe: 'π.χ μ.χ εκ εκατ δισ χλμ ευρώ',
    last: 'κτλ κλπ κ.λπ κ.τ.λ κ.ά κ.α κ.ο.κ',
    semicolonAsks: true,
    starters:
      'ο η το οι τα τον την του της των ένας μια μία ένα στο στη στην στον στους στις στα σε από με για χωρίς προς και κι αλλά ή όμως αν όταν όπως που πού τι ποιος γιατί επειδή δεν μη μην να θα αυτός αυτή αυτό αυτοί εκείνος εκείνη εγώ εσύ εμείς εσείς ήταν είναι είχε όλα όλοι κάθε τώρα μετά τότε σήμερα χθες εκεί εδώ πριν έτσι ίσως',
  },
  sv: {
    never: 't.ex bl.a d.v.s dvs ev resp s.k hr fru jfr',
    number: 'nr sid s kap fig',
    last: 'osv m.m m.fl',
    maybe: 'kl',
    starters:
      'den det de en ett han hon vi jag du ni i på av för med till från och men eller om när som att var hur vad inte nu då där här efter sedan detta denna',
  },
  da: {
    never: 'f.eks bl.a dvs evt ifm hr fru pga jf',
    number: 'nr s kap fig',
    last: 'osv m.m m.v',
    maybe: 'kl ca',
    ordinals: true,
    starters:
      'den det de en et han hun vi jeg du i på af for med til fra og men eller om når som at var hvor hvad ikke nu da der her efter så denne dette',
  },
  nb: {
    never: 'f.eks bl.a dvs evt hr fru pga jf',
    number: 'nr s kap fig',
    last: 'osv m.m',
    maybe: 'kl ca',
    ordinals: true,
    starters:
      'den det de en et han hun vi jeg du i på av for med til fra og men eller om når som at var hvor hva ikke nå da der her etter så denne dette',
  },
  fi: {
    never: 'esim mm ts tms nk ks vrt hra rva',
    number: 'nro s luku kuva',
    last: 'jne ym yms',
    maybe: 'n klo',
    ordinals: true,
    starters:
      'hän se he ne me minä sinä te tämä nämä tuo ja mutta tai jos kun että kuin missä mitä ei nyt sitten siellä täällä',
  },
  ro: {
    never: 'dl dna d-na d-l sf str bd dvs ex',
    number: 'nr pag art vol cap',
    last: 'ș.a',
    maybe: 'î.hr d.hr',
    starters:
      'un o în la de pe cu din și dar sau dacă când cum ce cine unde nu el ea ei ele noi voi eu acest această aceste apoi după',
  },
  hu: {
    never: 'pl ún ill kb dr özv ifj id',
    number: 'sz o old köt',
    last: 'stb',
    ordinals: true,
    starters: 'a az egy és de vagy ha mikor hogy mint nem ez ő ők mi ti én te itt ott most akkor aztán',
  },
  tr: {
    never: 'sn doç yrd av alb gen yzb bkz örn mad mah cad sok',
    number: 'sf s no',
    last: 'vb vs vd',
    ordinals: true,
    starters: 'bir bu şu o onlar biz siz ben sen ve ama veya eğer ne nasıl neden nerede çünkü sonra şimdi burada orada',
  },
  hr: {
    never: 'npr tj tzv gđa gđica g sv ul',
    number: 'br str čl',
    last: 'itd sl',
    ordinals: true,
    maybe: 'god st',
    starters:
      'u na s sa iz od do po za i a ali ili ako kad kako što tko gdje ne to taj ta on ona ono oni mi vi ja je su bio bila',
  },
  sl: {
    never: 'npr tj t.i dr ga g sv ul',
    number: 'št str čl',
    last: 'itd ipd',
    ordinals: true,
    starters:
      'v na s z iz od do po za in a ampak ali če ko kako kaj kdo kje ne to ta on ona oni mi vi jaz je so bil bila',
  },
  sk: {
    never: 'napr tzv tj ing mudr judr phdr mgr bc doc sv ul nám resp',
    number: 'č str s obr čl r',
    last: 'atď a.p apod',
    ordinals: true,
    maybe: 'mil mld tis hod',
    starters:
      'v vo na z zo do od o po pri pred za nad pod pre s so k ku i a ale alebo však tak keď kedy ak ako čo kto kde prečo nie ten tá to on ona ono oni my vy ja bol bola bolo boli sú je',
  },
  ca: {
    never: 'sr sra srs dra av c pl st sta ex p.ex',
    number: 'núm pàg art vol cap',
    starters:
      'el la els les un una en de del a al amb per sense i o però si no que qui quan on com mentre perquè era és són va ha aquest aquesta aquell ell ella ells nosaltres jo',
  },
  hi: {
    never: 'डॉ डा प्रो श्री श्रीमती कु पं मो सुश्री ई सं लि',
    number: 'नं पृ सं रु',
    saying: /कहा|पूछा|बोल[ाीे]|चिल्ला|उत्तर दिया|जवाब दिया/u,
  },
  ar: {
    never: 'د أ م أ.د ص ج ط هـ ق.م',
    number: 'ص ج رقم',
    saying: /(?:^|\s)[وف]?(?:قال|سأل|صاح|هتف|أجاب|صرخ|همس|رد)/u,
  },
  fa: { never: 'دکتر م الف ق.م ر.ک', number: 'ص ج ش', saying: /گفت|پرسید|فریاد|جواب داد|پاسخ داد/u },
  he: { never: 'פרופ ד"ר גב', number: 'עמ מס', saying: /(?:^|\s)(?:אמר|שאל|ענ[הת]|צעק|קרא|לחש|השיב)/u },
  ko: { saying: /말했|말하|물었|묻|외쳤|외치|대답했|소리쳤|속삭였|라고|하고/u },
  zh: { saying: /[说說道问問答喊叫嚷想曰吼叹嘆][道着著了]?$/u },
};
/** Languages that do as a neighbour does. */
const AS: Readonly<Record<string, string>> = {
  no: 'nb',
  nn: 'nb',
  bs: 'hr',
  sr: 'hr',
  gl: 'pt',
  be: 'ru',
  bg: 'ru',
  mk: 'ru',
  mr: 'hi',
  ne: 'hi',
  ur: 'ar',
  ps: 'ar',
  lb: 'de',
  gsw: 'de',
  fy: 'nl',
  af: 'nl',
  grc: 'el',
  mo: 'ro',
};
const ORDINAL_LANGUAGES = new Set(['et', 'lv', 'lt', 'is', 'fo', 'sr', 'bs', 'mk', 'hsb', 'eu']);

const list = (...words: (string | undefined)[]): ReadonlySet<string> =>
  new Set(words.flatMap((part) => part?.split(/\s+/) ?? []).filter(Boolean));

const cache = new Map<string, SentenceRules>();

/** The rules of a language (primary subtag), compiled when first asked for; languages without rules get the common ones. */
export function rulesFor(language: string): SentenceRules {
  const known = cache.get(language);
  if (known) return known;
  const source = SOURCES[language] ?? SOURCES[AS[language] ?? ''] ?? {};
  const rules: SentenceRules = {
    never: list(COMMON.never, source.never),
    number: list(COMMON.number, source.number),
    maybe: list(COMMON.maybe, source.maybe),
    last: list(COMMON.last, source.last),
    starters: list(source.starters),
    ordinalBeforeCapital: source.ordinalBeforeCapital ?? AS[language] === 'de',
    ordinals: source.ordinals ?? ORDINAL_LANGUAGES.has(language),
    semicolonAsks: source.semicolonAsks ?? false,
    years: list(source.years),
    endings: source.endings ?? null,
    saying: source.saying ?? null,
  };
  cache.set(language, rules);
  return rules;
}
