import type { Lookup } from './lookup.ts';

/**
 * English words whose forms do not begin alike, so that no rule of thumb for endings finds one from the other. Stories are told in
 * the past tense, and these are among their commonest words. "lemma form form".
 */
const ENGLISH = `be am is are was were been|have has had|do does did done|go went gone goes|say said says|make made|see saw seen|
come came|take took taken|get got gotten|give gave given|know knew known|think thought|find found|tell told|become became|leave left|
feel felt|bring brought|begin began begun|keep kept|hold held|write wrote written|stand stood|hear heard|mean meant|meet met|run ran|
pay paid|sit sat|speak spoke spoken|lie lay lain lying|lead led|grow grew grown|lose lost|fall fell fallen|send sent|build built|
understand understood|draw drew drawn|break broke broken|spend spent|rise rose risen|drive drove driven|buy bought|wear wore worn|
choose chose chosen|eat ate eaten|drink drank drunk|sing sang sung|swim swam swum|ring rang rung|sink sank sunk|fly flew flown|
blow blew blown|throw threw thrown|catch caught|teach taught|seek sought|fight fought|sleep slept|sweep swept|weep wept|creep crept|
sell sold|shake shook shaken|steal stole stolen|tear tore torn|swear swore sworn|bear bore born borne|forget forgot forgotten|
forgive forgave forgiven|hide hid hidden|ride rode ridden|strike struck stricken|stick stuck|dig dug|hang hung|swing swung|win won|
spin spun|shine shone|shoot shot|bind bound|wind wound|grind ground|feed fed|bleed bled|breed bred|flee fled|slide slid|bite bitten|
light lit|lend lent|bend bent|awake awoke awoken|wake woke woken|freeze froze frozen|arise arose arisen|overcome overcame|
withdraw withdrew withdrawn|undertake undertook|can could|will would|shall should|may might|man men|woman women|child children|
foot feet|tooth teeth|goose geese|mouse mice|person people|life lives|wife wives|knife knives|leaf leaves|wolf wolves|half halves|
thief thieves|good better best|bad worse worst|far farther further`;

/** What remains of a weight when the lemma stands for its form, and a form for its lemma. */
const LEMMA_SHARE = 0.8;
const FORM_SHARE = 0.3;

const formsOf = new Map<string, readonly string[]>();
const lemmaOf = new Map<string, string>();
for (const line of ENGLISH.split('|')) {
  const [lemma, ...forms] = line.trim().split(' ');
  formsOf.set(lemma!, forms);
  for (const form of forms) if (!lemmaOf.has(form)) lemmaOf.set(form, lemma!);
}

/** English words in irregular forms are looked up as their lemmas too: "said" as "say". */
export function fromIrregular(lookup: Lookup): Lookup {
  return (word) => {
    const lemma = lemmaOf.get(word);
    if (lemma === undefined) return lookup(word);
    const known = new Map(lookup(word));
    for (const [rendering, weight] of lookup(lemma)) {
      known.set(rendering, Math.max(known.get(rendering) ?? 0, weight * LEMMA_SHARE));
    }
    return [...known].toSorted(([v, x], [w, y]) => y - x || (v < w ? -1 : 1));
  };
}

/** Gives English renderings in their irregular forms too: a text that has "said" may have no "say". */
export function toIrregular(lookup: Lookup): Lookup {
  return (word) => {
    const found = lookup(word);
    if (!found.some(([rendering]) => formsOf.has(rendering))) return found;
    const known = new Set(found.map(([rendering]) => rendering));
    const forms = found.flatMap(([rendering, weight]) =>
      (formsOf.get(rendering) ?? [])
        .filter((form) => !known.has(form))
        .map((form) => [form, weight * FORM_SHARE] as const),
    );
    return forms.length > 0 ? [...found, ...forms].toSorted(([, x], [, y]) => y - x) : found;
  };
}
