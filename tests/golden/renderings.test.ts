/** Word renderings, held against links that were checked by hand; and the lexicon that a work teaches. */
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { align, learnLexicon, renderings, withLearned } from '../../align/index.ts';
import type { AlignVersion, LexiconSource } from '../../align/index.ts';
import { loadLexicons } from '../../formats/lexicon.ts';
import { sampleVersions, storyInTwoLanguages } from './seeded-errors.ts';

vi.setConfig({ testTimeout: 60_000 });

const shipped = loadLexicons(join(import.meta.dirname, '..', '..', 'assets', 'lexicons'));

const story = storyInTwoLanguages();
const known = new Map<readonly AlignVersion[], [string, string][]>();

/** Texts of the rows of two versions, aligned once. */
function rowTexts(versions: readonly AlignVersion[]): [string, string][] {
  if (!known.has(versions)) known.set(versions, alignedTexts(versions));
  return known.get(versions)!;
}

function alignedTexts(versions: readonly AlignVersion[]): [string, string][] {
  return align(versions, { lexicon: shipped }).beads.map(({ runs }) => {
    const [a, b] = runs.map(([from, to], v) =>
      versions[v]!.segments.slice(from, to)
        .map(({ text }) => text)
        .join(' '),
    );
    return [a!, b!];
  });
}

/**
 * By hand: all links of a word to a word that a reader of both languages would let stand, for rows that begin as said. What is not
 * listed is wrong.
 */
const CHECKED: readonly { versions: readonly AlignVersion[]; begins: string; links: string }[] = [
  {
    versions: story.versions,
    begins: 'Reuben returned to the pit',
    links: `Reuben=Rubén returned=volvió to=á the=la pit=cisterna and=y saw=halló that=no Joseph=José wasn’t=no in=dentro
      pit=dentro and=y he=y tore=rasgó his=sus clothes=vestidos`,
  },
  {
    versions: story.versions,
    begins: 'But he refused, and said',
    links: `But=Y he=él refused=quiso refused=no and=y said=dijo to=á his=su master’s=señor master’s=de wife=mujer Behold=He Behold=aquí
      my=mi master=señor doesn’t=no know=sabe what=que what=lo with=conmigo me=conmigo is=hay in=en the=la house=casa and=y has=ha
      put=puesto all=todo all=lo that=que has=tiene into=en my=mi hand=mano he=él he=tiene`,
  },
  {
    versions: story.versions,
    begins: '“Now therefore let Pharaoh',
    links: `Now=ahora therefore=tanto therefore=Por let=provéase Pharaoh=Faraón look=provéase for=de a=un discreet=prudente and=y wise=sabio
      man=varón set=póngalo him=póngalo over=sobre the=la land=tierra of=de Egypt=Egipto`,
  },
  {
    versions: sampleVersions('udhr', ['fr', 'it']),
    begins: '1. Toute personne accusée',
    links: `1=1 Toute=Ogni personne=individuo accusée=accusato d=di un=un acte=reato délictueux=reato est=è présumée=presunto
      innocente=innocente jusqu=sino à=a ce=che que=che sa=sua culpabilité=colpevolezza ait=sia été=stata légalement=legalmente
      établie=provata au=nel cours=processo un=un procès=processo public=pubblico où=quale où=nel toutes=tutte les=le garanties=garanzie
      nécessaires=necessarie à=per sa=sua défense=difesa auront=abbia lui=egli assurées=avuto`,
  },
  {
    versions: sampleVersions('udhr', ['en', 'ru']),
    begins: '1. Everyone has the right to own',
    links: `1=1 Everyone=Каждый Everyone=человек has=имеет right=право own=владеть property=имуществом alone=единолично as=так well=так
      as=как well=и as=и in=совместно association=совместно with=с others=другими`,
  },
  {
    versions: sampleVersions('udhr', ['de', 'fr']),
    begins: 'da ein gemeinsames Verständnis',
    links: `da=Considérant da=qu ein=une gemeinsames=commune Verständnis=conception dieser=ces Rechte=droits und=et Freiheiten=libertés
      von=de größter=plus größter=haute Wichtigkeit=importance für=pour volle=pleinement Erfüllung=remplir dieser=cet
      Verpflichtung=engagement ist=est`,
  },
];

function judged(
  { versions, begins, links }: (typeof CHECKED)[number],
  source: LexiconSource,
): { right: number; wrong: string[] } {
  const row = rowTexts(versions).find(([text]) => text.startsWith(begins))!;
  const cells = versions.map(({ language }, v) => ({ language, text: row[v]! }));
  const allowed = new Set(links.split(/\s+/));
  const found = renderings(cells, source)[0]!.flatMap(({ start, end, renderings: by }) =>
    by[1]!.map((one) => `${row[0].slice(start, end)}=${row[1].slice(one.start, one.end)}`),
  );
  return { right: found.filter((link) => allowed.has(link)).length, wrong: found.filter((link) => !allowed.has(link)) };
}

describe('renderings', () => {
  it('are right nine times in ten where they are given, and given for half of the words', () => {
    const results = CHECKED.map((checked) => {
      const [a, b] = checked.versions;
      const learned = learnLexicon(a!.language, b!.language, rowTexts(checked.versions), { lexicon: shipped });
      return judged(checked, withLearned([learned], shipped));
    });
    const right = results.reduce((sum, one) => sum + one.right, 0);
    const wrong = results.flatMap((one) => one.wrong);
    expect(right).toBeGreaterThan(70);
    expect(wrong.length).toBeLessThan((right + wrong.length) * 0.1);
  });

  it('are more with what the work’s other rows teach, and no less right', () => {
    const sums = CHECKED.map((checked) => {
      const [a, b] = checked.versions;
      // the row that is judged teaches nothing of itself
      const others = rowTexts(checked.versions).filter(([text]) => !text.startsWith(checked.begins));
      const learned = learnLexicon(a!.language, b!.language, others, { lexicon: shipped });
      return [judged(checked, shipped), judged(checked, withLearned([learned], shipped))] as const;
    });
    const [before, after] = [0, 1].map((which) => ({
      right: sums.reduce((sum, pair) => sum + pair[which]!.right, 0),
      wrong: sums.flatMap((pair) => pair[which]!.wrong),
    }));
    expect(after!.right).toBeGreaterThan(before!.right);
    expect(after!.wrong.length).toBeLessThan(0.1 * (after!.right + after!.wrong.length));
  });

  it('are few where two texts are no translations of each other', () => {
    const cells = [
      { language: 'de', text: 'Niemand darf der Folter oder grausamer Behandlung oder Strafe unterworfen werden.' },
      { language: 'it', text: 'I genitori hanno diritto di priorità nella scelta del genere di istruzione.' },
    ];
    const found = renderings(cells, shipped)[0]!.filter((word) => word.renderings[1]!.length > 0);
    expect(found.length).toBeLessThan(2);
  });

  it('mirror each other, stay within the cells, and need no lexicon for names and numbers', () => {
    const cells = [
      { language: 'en', text: 'In 1984 Winston walked.' },
      { language: 'it', text: 'Nel 1984 Winston camminava.' },
      { language: 'fr', text: '' },
    ];
    const all = renderings(cells);
    const named = all[0]!.find(({ start }) => cells[0]!.text.startsWith('Winston', start))!;
    expect(named.renderings[1]).toMatchObject([{ start: 9, end: 16 }]);
    expect(named.renderings[0]).toEqual([]);
    expect(all[2]).toEqual([]);
    all.forEach((list, v) =>
      list.forEach((word) =>
        word.renderings.forEach((links, w) =>
          links.forEach((link) => {
            expect(link.end).toBeLessThanOrEqual(cells[w]!.text.length);
            const back = all[w]!.find(({ start }) => start === link.start)!.renderings[v]!;
            expect(back.some(({ certainty }) => certainty >= link.certainty)).toBe(true);
          }),
        ),
      ),
    );
  });

  it('takes cells of any length', () => {
    const text = 'word '.repeat(100_000);
    const cells = [
      { language: 'en', text },
      { language: 'it', text },
    ];
    expect(renderings(cells)[0]).toHaveLength(600);
  });
});

describe('learnLexicon', () => {
  const rows = rowTexts(story.versions);

  it('learns the words of a work, surest first, within its limit, and survives being stored', () => {
    const learned = learnLexicon('en-GB', 'es', rows);
    const best = new Set(learned.pairs.map(([a, b]) => `${a}=${b}`));
    for (const pair of ['famine=hambre', 'today=hoy', 'cup=copa', 'bread=pan']) expect(best.has(pair)).toBe(true);
    expect(learned).toMatchObject({ a: 'en', b: 'es' });
    expect(learnLexicon('en', 'es', rows, { limit: 50 }).pairs).toEqual(learned.pairs.slice(0, 50));
    const source = withLearned([JSON.parse(JSON.stringify(learned)) as typeof learned]);
    expect(source.lookup('es', 'en-US')!('hambre')[0]![0]).toBe('famine');
    expect(source.lookup('en', 'fr')).toBeNull();
    expect(withLearned([learned], shipped).lookup('en', 'fr')!('house').length).toBeGreaterThan(0);
  });

  it('helps to align a short text in these languages', () => {
    const learned = learnLexicon('en', 'es', rows.slice(0, 460));
    const ruth = story.versions.map(({ language, segments }) => ({ language, segments: segments.slice(464, 484) }));
    const certainty = (lexicon: LexiconSource | undefined): number => {
      const { beads } = align(ruth, { lexicon });
      return beads.reduce((sum, { score }) => sum + score, 0) / beads.length;
    };
    expect(certainty(withLearned([learned]))).toBeGreaterThan(certainty(undefined));
  });

  it('takes no rows, and rows of one side', () => {
    expect(learnLexicon('en', 'it', []).pairs).toEqual([]);
    expect(learnLexicon('en', 'it', [['a house', '']]).pairs).toEqual([]);
  });
});
