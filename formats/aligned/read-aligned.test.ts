/** What comes back of an alignment that was written, and files of other programs. */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { toSentenceLevel } from '../write/aligned.ts';
import type { AlignedTexts, EngineBead } from '../write/aligned.ts';
import { exporters } from '../write/index.ts';
import type { AlignedDocument } from './aligned-document.ts';
import { languageOfCode } from './language-code.ts';
import { readAligned } from './read-aligned.ts';

// Properties over many texts, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function read(text: string, file: string): Promise<AlignedDocument> {
  const document = await readAligned(bytesOf(text), file);
  if (!document) throw new Error(`${file} is no aligned file`);
  return document;
}

/** Each row's cells as texts. */
const cellsOf = ({ versions, beads }: AlignedDocument) =>
  beads.map(({ runs }) =>
    runs.map(([start, end], version) => versions[version]!.segments.slice(start, end).map(({ text }) => text)),
  );

const written = (format: 'json' | 'tmx' | 'tsv', texts: AlignedTexts) =>
  [...exporters[format](texts)].map((piece) => piece.toString()).join('');

const WORD = fc.constantFrom(
  'Anna',
  'ships',
  '“Go!”',
  '-1',
  '=2',
  'navi',
  'A & B <i>',
  '船が',
  'سفينة',
  '¶',
  "it's",
  "'=3",
);
const SENTENCE = fc.array(WORD, { minLength: 1, maxLength: 4 }).map((words) => `${words.join(' ')}.`);
const SEGMENT = fc
  .tuple(fc.array(SENTENCE, { minLength: 1, maxLength: 3 }), fc.constantFrom('paragraph', 'heading', 'verse'), fc.boolean())
  .map(([sentences, kind, paratext]) => {
    let at = 0;
    const spans = sentences.map((sentence) => [at, (at += sentence.length + 1) - 1] as const);
    return { kind, level: kind === 'heading' ? 2 : 0, text: sentences.join(' '), paratext, sentences: spans } as const;
  }); // prettier-ignore

/** Works of two or three versions in rows of any shape, sentences beside each other in one sentence bead a row or in two. */
const WORK: fc.Arbitrary<AlignedTexts & { readonly beads: readonly EngineBead[] }> = fc
  .tuple(
    fc.integer({ min: 2, max: 3 }),
    fc.array(
      fc.tuple(
        fc.array(fc.array(SEGMENT, { maxLength: 2 }), { minLength: 3, maxLength: 3 }),
        fc.constantFrom('auto', 'doubtful', 'edited', 'confirmed'),
        fc.boolean(),
        fc.integer({ min: 0, max: 1000 }),
      ),
      { minLength: 1, maxLength: 8 },
    ),
  )
  .map(([count, rows]) => {
    const segments = Array.from({ length: count }, (): (typeof rows)[0][0][0] => []);
    const beads = rows.flatMap(([cells, status, pinned, thousandths]): EngineBead[] => {
      const own = cells.slice(0, count);
      if (own.every((cell) => cell.length === 0)) return [];
      const runs = own.map((cell, version) => {
        const start = segments[version]!.length;
        segments[version]!.push(...cell);
        return [start, start + cell.length] as const;
      });
      const whole = own.map((cell) => cell.reduce((sum, { sentences }) => sum + sentences.length, 0));
      const halves = whole.map((total) => Math.floor(total / 2));
      const sentenceBeads = [
        { runs: halves.map((half) => [0, half] as const), score: 0.5 },
        { runs: whole.map((total, version) => [halves[version]!, total] as const), score: 0.75 },
      ].filter((bead) => bead.runs.some(([start, end]) => end > start));
      const reasons = status === 'doubtful' ? [{ code: 'length', values: { ratio: 3.5 } } as const] : [];
      return [{ runs, status, pinned, score: thousandths / 1000, reasons, sentenceBeads }];
    });
    const languages = ['en', 'it', 'it'];
    return {
      title: 'A “Tale”',
      author: 'Anna',
      tags: ['sea', 'ships'],
      about: 'Read twice.\nOnce more.',
      level: 'paragraph' as const,
      versions: segments.map((own, index) => ({
        file: `edition ${index}`,
        language: languages[index]!,
        languageScore: 1,
        facts: { label: `edition ${index}`, translator: 'Bo', date: '1948', source: 'attic', original: index === 0 },
        segments: own,
      })),
      beads: beads.map((bead, row) => ({ ...bead, row, rowScore: bead.score })),
      relations: [{ a: 0, b: 1, verdict: 'translation' as const, score: 0.9 }],
      links: segments[0]!.length && segments[1]!.length ? [{ a: [0, 0], b: [1, 0], score: null } as const] : [],
      notes: segments[1]!.length
        ? [
            {
              version: 1, kind: 'mark', colour: 'blue', text: 'see', anchors: [[0, 0, 2] as const], quote: segments[1]![0]!.text.slice(0, 2),
              before: '', after: '', createdAt: 5, changedAt: 6,
            } as const,
          ]
        : [],
    };
  })
  .filter(({ beads }) => beads.length > 0); // prettier-ignore

/** What the reader says of a work, in the writer's terms. */
function asTexts({ versions, ...document }: AlignedDocument, work: AlignedTexts): AlignedTexts {
  return {
    title: document.title,
    author: document.author,
    tags: document.tags,
    about: document.about,
    level: 'paragraph',
    versions: versions.map(({ name, language, segments, ...facts }) => ({
      file: name,
      language: language ?? 'und',
      languageScore: 1,
      facts,
      segments: segments.map(({ sentences, ...segment }) => ({ ...segment, sentences: sentences ?? [] })),
    })),
    beads: document.beads.map(({ runs, status, pinned, score, reasons, sentenceBeads }, row) => ({
      row,
      rowScore: score!,
      runs,
      status: status!,
      pinned,
      score: score!,
      reasons: reasons!,
      sentenceBeads: sentenceBeads!,
    })),
    relations: document.relations!,
    links: document.links,
    notes: document.notes.map((note) => ({ ...note })),
    ...(work.modifiedAt === undefined ? {} : { modifiedAt: work.modifiedAt }),
  };
}

describe('what Hexapla wrote', () => {
  test('as JSON comes back without loss', async () => {
    await fc.assert(
      fc.asyncProperty(WORK, async (work) => {
        expect(asTexts(await read(written('json', work), 'x.json'), work)).toEqual(work);
      }),
    );
  });

  test('as JSON by sentence has its rows over paragraphs again', async () => {
    await fc.assert(
      fc.asyncProperty(WORK, async (work) => {
        const counts = work.versions.map(({ segments }) => segments.map(({ sentences }) => sentences.length));
        const bySentence = { ...work, level: 'sentence', beads: toSentenceLevel(work.beads, counts) } as const;
        expect(asTexts(await read(written('json', bySentence), 'x.json'), work)).toEqual(work);
      }),
    );
  });

  test('as a translation memory has the rows that have text in two versions, with their segments and status', async () => {
    await fc.assert(
      fc.asyncProperty(WORK, async (work) => {
        const kept = work.beads.filter(({ runs }) => {
          const filled = runs.filter(([start, end]) => end > start);
          const folded = runs.every(([start, end], version) => work.versions[version]!.segments.slice(start, end).every(({ paratext }) => paratext)); // prettier-ignore
          return filled.length > 1 && !folded;
        });
        fc.pre(kept.length > 0);
        const back = await read(written('tmx', work), 'x.tmx');
        // A version that has text in none of the rows is not in the file.
        const shown = work.versions.flatMap((_, version) => (kept.some(({ runs }) => runs[version]![1] > runs[version]![0]) ? [version] : [])); // prettier-ignore
        expect(back.versions.map(({ language, label }) => [language, label])).toEqual(
          shown.map((version) => [work.versions[version]!.language, `edition ${version}`]),
        );
        expect([back.title, back.author]).toEqual([work.title, work.author]);
        const segment = (version: number, number: number) => work.versions[version]!.segments[number]!;
        expect(
          back.beads.map(({ runs, status, pinned }) => ({
            status,
            pinned,
            cells: runs.map(([start, end], version) =>
              back.versions[version]!.segments.slice(start, end).map(({ kind, level, text }) => ({
                kind,
                level,
                text,
              })),
            ),
          })),
        ).toEqual(
          kept.map(({ runs, status, pinned }) => ({
            status,
            pinned,
            cells: shown.map((version) => {
              const [start, end] = runs[version]!;
              return Array.from({ length: end - start }, (_, index) => {
                const { kind, level, text } = segment(version, start + index);
                return { kind, level, text };
              });
            }),
          })),
        );
      }),
    );
  });

  test('as a table has all rows, with their paragraphs and status', async () => {
    await fc.assert(
      fc.asyncProperty(WORK, async (work) => {
        const back = await read(written('tsv', work), 'x.tsv');
        expect(back.versions.map(({ language, label }) => [language, label])).toEqual(
          work.versions.map(({ language, file }) => [language, file]),
        );
        expect(cellsOf(back)).toEqual(
          work.beads.map(({ runs }) =>
            runs.map(([start, end], version) =>
              work.versions[version]!.segments.slice(start, end).map(({ text }) => text),
            ),
          ),
        );
        const facts = ({ status, pinned, score }: { status?: unknown; pinned?: unknown; score: unknown }) => [status, pinned, score]; // prettier-ignore
        expect(back.beads.map(facts)).toEqual(work.beads.map(facts));
      }),
    );
  });

  test.each([
    ['a row too many', (text: string) => text.replace('"runs":[[0,1]', '"runs":[[0,2]')],
    ['a row twice', (text: string) => text.replace(/(\n {4}\{"runs".*?\})(,?)\n/, '$1,$1$2\n')],
    ['half of it', (text: string) => text.slice(0, text.length / 2)],
    ['an unknown kind', (text: string) => text.replace('"kind":"paragraph"', '"kind":"picture"')],
  ])('but was changed to %s, is refused', async (_, damage) => {
    const one = { kind: 'paragraph', level: 0, text: 'One.', paratext: false, sentences: [[0, 4]] } as const;
    const version = (language: string) => ({ file: '', language, languageScore: 1, segments: [one, one] });
    const beads = [0, 1].map((at) => ({ runs: [[at, at + 1], [at, at + 1]] as const, score: 1, reasons: [] })); // prettier-ignore
    const text = written('json', {
      versions: [version('en'), version('it')],
      level: 'paragraph',
      beads,
      relations: [],
    });
    expect((await read(text, 'x.json')).beads).toHaveLength(2);
    await expect(read(damage(text), 'x.json')).rejects.toMatchObject({
      code: 'file-format',
      fields: { file: 'x.json' },
    });
  });
});

describe('translation memories of other programs', () => {
  const tmx = (body: string, header = '<header srclang="EN-US" segtype="sentence" datatype="xml"/>') =>
    `\ufeff<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">${header}<body>${body}</body></tmx>`;
  const unit = (...sides: readonly (readonly [language: string, seg: string])[]) =>
    `<tu tuid="1"><note>seen</note>${sides.map(([language, seg]) => `<tuv xml:lang="${language}" changeid="me"><prop type="Txt::Doc">1</prop><seg>${seg}</seg></tuv>`).join('\n')}</tu>`;

  test('have the source first, codes of languages made canonical, markup in segments left out', async () => {
    const text = tmx(
      unit(
        ['FR_fr', 'Le <bpt i="1">&lt;b&gt;</bpt>chat<ept i="1">&lt;/b&gt;</ept> dort.'],
        ['EN-US', 'The <hi type="x">cat</hi> sleeps <ph x="1"><sub>alt text</sub></ph>here.'],
      ) + unit(['EN-US', 'A &amp; B'], ['FR_fr', '<![CDATA[A & B]]>\n   encore']),
    );
    const document = await read(text, 'cat.tmx');
    expect(document).toMatchObject({ format: 'tmx', warnings: [] });
    expect(document.versions.map(({ language }) => language)).toEqual(['en-US', 'fr-FR']);
    expect(cellsOf(document)).toEqual([
      [['The cat sleeps here.'], ['Le chat dort.']],
      [['A & B'], ['A & B encore']],
    ]);
    expect(document.beads[0]).toMatchObject({ status: null, score: null });
  });

  test('may lack a version here and there, hold one twice, and name languages in an old way', async () => {
    const old = '<tu><tuv lang="EN"><seg>One</seg></tuv><tuv lang="DE"><seg>Eins</seg></tuv></tu>';
    const text = tmx(
      `${old}<tu><tuv lang="EN"><seg>Two</seg></tuv><tuv lang="EN"><seg>Pair</seg></tuv></tu><tu><tuv lang="DE"><seg> </seg></tuv></tu>`,
      '<header srclang="*all*"></header>',
    );
    const document = await read(text, 'old.tmx');
    expect(document.versions.map(({ language }) => language)).toEqual(['en', 'de', 'en']);
    expect(cellsOf(document)).toEqual([
      [['One'], ['Eins'], []],
      [['Two'], [], ['Pair']],
    ]);
  });

  test('that are faulty are read as far as units can be told, and say so', async () => {
    const document = await read(tmx(unit(['en', 'A & B'], ['it', 'A &bogus; B'])), 'faulty.tmx');
    expect(document.warnings).toMatchObject([{ code: 'markup-faulty' }]);
    expect(document.beads).toHaveLength(1);
  });

  test('declare no entities that grow, and hold a unit at least', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><tmx><body>${unit(['en', '&b;'], ['it', 'x'])}</body></tmx>`;
    expect(JSON.stringify(cellsOf(await read(bomb, 'bomb.tmx')))).not.toContain('aaaa');
    await expect(read(tmx(''), 'empty.tmx')).rejects.toMatchObject({ code: 'file-format' });
  });
});

describe('tables of other programs', () => {
  const table = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join('\t')).join('\n');

  test('as hunalign writes them: a score behind, segments joined by tildes, marks of paragraphs', async () => {
    const text = table([
      ['<p>', '<p>', '0'],
      ['It rained.', 'Es regnete.', '0.84'],
      ['We left. ~~~ At noon.', 'Mittags gingen wir.', '-0.3'],
      ['Nobody knew.', '', '0'],
    ]);
    const document = await read(text, 'out.txt');
    expect(cellsOf(document)).toEqual([
      [['It rained.'], ['Es regnete.']],
      [['We left.', 'At noon.'], ['Mittags gingen wir.']],
      [['Nobody knew.'], []],
    ]);
    expect(document.versions.every(({ language }) => language === undefined)).toBe(true);
  });

  test('as LF Aligner writes them: the name of the file behind each row', async () => {
    const rows = ['One.', 'Two.', 'Three.', 'Four.'].map((text) => [text, `${text}fr`, `${text}de`, 'book_en-fr-de']);
    const document = await read(table(rows), 'aligned.txt');
    expect(document.versions).toHaveLength(3);
    expect(document.beads).toHaveLength(4);
  });

  test('with a head that names languages, quoted by a spreadsheet', async () => {
    const text = table([
      ['English', 'it-IT', 'de (Bo)'],
      ['"He said ""no"", twice."', 'Disse di no.', '"Nein, sagte er."'],
      ['Then', 'Poi', 'Dann'],
    ]);
    const document = await read(text, 'sheet.tsv');
    expect(document.versions.map(({ language, label }) => [language, label])).toEqual([
      [undefined, 'English'],
      ['it-IT', ''],
      ['de', '(Bo)'],
    ]);
    expect(cellsOf(document)[0]).toEqual([['He said "no", twice.'], ['Disse di no.'], ['Nein, sagte er.']]);
  });

  test('whose speech stands in quotation marks keep them', async () => {
    const document = await read(table([['"Go!"', '«Va!»'], ['"Come!"', '«Vieni!»']]), 'speech.tsv'); // prettier-ignore
    expect(cellsOf(document)[0]).toEqual([['"Go!"'], ['«Va!»']]);
  });

  test.each([
    [
      'a story with a tab here and there',
      'Once upon a time\nthere\twas a tab.\nAnd then\nno more.\nThe end.',
      'story.txt',
    ],
    ['a list of numbers and words', 'one\t1\ntwo\t2\nthree\t3\nfour\t4\nfive\t5', 'list.txt'],
    ['indented paragraphs', '\tIt rained.\n\tWe left.\n\tNobody knew.\n\tThe end.', 'tale.txt'],
    ['JSON of another kind', '{"name": "x", "versions": []}', 'package.json'],
    ['nothing', '', 'empty.tsv'],
  ])('are not found in %s', async (_, text, file) => {
    expect(await readAligned(bytesOf(text), file)).toBeNull();
  });
});

test.each([
  ['EN-US', 'en-US'], ['en_gb', 'en-GB'], ['ENG', 'en'], ['zh-hant-tw', 'zh-Hant-TW'], ['fra', 'fr'], ['sr-Latn', 'sr-Latn'],
])('%s means %s', (code, tag) => {
  expect(languageOfCode(code)).toBe(tag);
}); // prettier-ignore

test.each(['Source', 'qqx', '', '*all*', 'English', '12'])('%j is no code of a language', (code) => {
  expect(languageOfCode(code)).toBeUndefined();
});

test('reading can be called off between its parts', async () => {
  const stop = () => {
    throw new Error('called off');
  };
  const rows = Array.from({ length: 9 }, (_, row) => `Row ${row}.\tRiga ${row}.`).join('\n');
  await expect(readAligned(bytesOf(rows), 'rows.tsv', stop)).rejects.toThrow('called off');
  const memory = '<tmx version="1.4"><body><tu><tuv xml:lang="en"><seg>One</seg></tuv></tu></body></tmx>';
  await expect(readAligned(bytesOf(memory), 'memory.tmx', stop)).rejects.toThrow('called off');
});
