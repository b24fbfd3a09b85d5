/**
 * Close relatives, told apart by small words that one has and the others lack. Detectors of letter sequences confuse them, and know
 * some of them (Galician, Bosnian, Malay, Nynorsk, Latin) badly or not at all. Words that several share say nothing and are left out.
 */
const MARKERS: readonly Readonly<Record<string, string>>[] = [
  {
    es: 'el los las y muy había también hasta hay ella ahora después entonces mujer hombre año años usted donde cuando ellos ellas nos mientras aunque fue fueron hacia desde según luego quien derecho ha han son está ser sin es toda sus una la en lo',
    pt: 'não uma um em com são também muito ele ela isso você seu até já quando pelo pela foi às depois onde os as ou mais tem direito nem sem das dos na nas nos essa este está ser sua à é à há homem mulher então agora',
    gl: 'unha un non máis moi tamén cando onde ao ás dun dunha nun nunha co coa polo pola xa súa seu ata despois hai home muller ou teñen ten dereito estaba eran nin sen das dos os as na nas isto cara aínda entón agora foi tiña á',
    ca: 'els les i amb és són per però molt també quan aquest aquesta seva seu fins després hi dels pel va ser tota té dret una un els que no ha van llavors ara dona home aquell sense més',
  },
  {
    da: 'og af ikke jeg blev meget efter nogle hvad mig dig sig ud op nu mod noget igen uden os jer ham hendes have sagde hun han var til en et der har ret eller lige enhver bliver hvor gik så lidt mere også',
    nb: 'og av ikke jeg ble mye etter noen hva meg deg seg ut opp nå mot noe igjen uten oss dere ham hennes hun han var til en et der har rett eller enhver blir hvor gikk så litt mer også sa fra',
    nn: 'og av ikkje eg vart mykje etter nokon kva meg deg seg ut opp no mot noko igjen utan oss dykk han hennar ho var til ein eit der har rett eller kvar blir kor gjekk så litt meir også sa frå dei vere skal berre korleis',
    sv: 'och av inte jag blev mycket efter några vad mig dig sig ut upp nu mot något igen utan oss er honom hennes hon han var till en ett där har rätt eller varje blir gick så lite mer också sade från är att som på för när då',
  },
  {
    cs: 'že se jsem jsou který která které když ještě nebo také není být při před jako co byl byla bylo pro má právo každý svém svůj ve ze jen tak už až nic jak kde pak jeho byli',
    sk: 'že sa som sú ktorý ktorá ktoré keď ešte alebo tiež nie byť pri pred ako čo bol bola bolo pre má právo každý svojom svoj vo zo len tak už až nič kde potom jeho boli iba',
    pl: 'że się jestem są który która które kiedy jeszcze lub także nie być przy przed jako co był była było dla ma prawo każdy swój we ze tylko tak już aż nic jak gdzie potem jego byli i w',
    sl: 'da se sem so ki katera ko še ali tudi ni biti pri pred kot kaj bil bila bilo za ima pravico vsak svoj v iz samo tako že nič kako kje potem njegov bili in lahko',
  },
  {
    hr: 'što tko gdje prije također vrijeme netko nitko uvjet tisuća uopće općina tjedan svibanj lijepo poslije mjesto čovjek djevojka uvijek sjever europa obitelj bilo kojem svatko itko točno vlak kruh zrak tvrtka ravnatelj tijekom',
    sr: 'šta ko gde pre takođe vreme neko niko uslov hiljada uopšte opština nedelja lepo posle mesto čovek devojka uvek sever evropa porodica svako iko tačno voz hleb vazduh deo videti dete reč ovde negde tokom verovati devet pesma',
    bs: 'šta ko gdje prije također vrijeme neko niko uvjet hiljada uopće općina sedmica lijepo poslije mjesto čovjek djevojka uvijek sjever evropa porodica svako iko tačno voz hljeb zrak lahko mehko kahva historija tokom',
  },
  {
    id: 'karena bisa uang mobil kantor berbeda saat coba kamu cuma bahwa kalau adalah sebuah ia dia mereka harus sudah belum hanya maupun menyatakan setiap berhak serta dapat oleh nya bagaimana rumah sakit kemerdekaan',
    ms: 'kerana boleh wang kereta pejabat berbeza semasa cuba awak sahaja bahawa kalau ialah sebuah beliau dia mereka mesti sudah belum hanya mahupun setiap berhak serta dapat oleh bagaimana manakala hendaklah tiap adalah bagi telah sesuatu mengikut',
  },
  {
    nl: 'het een niet zijn hij ik zij voor veel van ook met maar was had wij deze heeft recht ieder zonder werd naar nog er hem haar dat die wordt heb uit',
    af: "'n nie is het hy ek hulle vir baie van ook met maar was ons hierdie reg elke sonder na nog daar hom haar dat wat word uit en die sy jy moet",
  },
  {
    la: 'et in est non ad cum quod sed ut qui quae sunt atque enim autem esse ex ab ac hoc eius nec erat neque quam etiam quid ego tu nos ipse eum per si de',
    it: 'e in è non a con che ma come chi sono anche infatti essere da questo suo né era più cosa io tu noi il la di per se una un della nel si',
    ro: 'și în este nu la cu că dar ca care sunt de fi din pe acest său nici era mai ce eu tu noi el o un se pentru sau orice dreptul are',
  },
];

interface Group {
  readonly languages: readonly string[];
  /** Languages, by index in `languages`, whose own a word is. */
  readonly words: ReadonlyMap<string, readonly number[]>;
}

let groups: readonly Group[] | null = null;

function compiled(): readonly Group[] {
  groups ??= MARKERS.map((table) => {
    const languages = Object.keys(table);
    const words = new Map<string, number[]>();
    languages.forEach((language, index) => {
      for (const word of new Set(table[language]!.split(' '))) words.set(word, [...(words.get(word) ?? []), index]);
    });
    for (const [word, owners] of words) if (owners.length === languages.length) words.delete(word);
    return { languages, words };
  });
  return groups;
}

/** Names under which the detectors know a language of these groups. */
const SAME: Readonly<Record<string, string>> = { no: 'nb' };
const LETTERS = /[\p{L}\p{M}'’]+/gu;
const WORDS_MAX = 20_000;
/** Words of `language`'s own per word of text: what a text in it has at least. */
const LEAST_RATE = 0.03;
const LEAST_HITS = 3;

export interface Kinship {
  /** Rate of own words per word of text, by language, for the group that has most. Rates count a word shared by two half. */
  readonly rates: ReadonlyMap<string, number>;
  readonly hits: number;
}

/** The evidence of small words for the group of relatives that `language` belongs to; null where it has none. */
export function kinship(text: string, language: string): Kinship | null {
  const known = SAME[language] ?? language;
  const candidates = compiled().filter((group) => group.languages.includes(known));
  if (candidates.length === 0) return null;
  const tokens = (text.toLowerCase().match(LETTERS) ?? []).slice(0, WORDS_MAX);
  let best: Kinship | null = null;
  for (const group of candidates) {
    const counts = new Array<number>(group.languages.length).fill(0);
    let hits = 0;
    for (const token of tokens) {
      const owners = group.words.get(token);
      if (!owners) continue;
      hits++;
      for (const owner of owners) counts[owner]! += 1 / owners.length;
    }
    if (hits < LEAST_HITS || hits < tokens.length * LEAST_RATE || (best && best.hits >= hits)) continue;
    best = { hits, rates: new Map(group.languages.map((name, i) => [name, counts[i]! / tokens.length])) };
  }
  return best;
}
