import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { VersionId } from '../../../contract/model.ts';
import { NoteId, QUOTE_JOINT } from '../../../contract/notes.ts';
import { exportNotes } from './export-notes.ts';
import type { ExportedNotes } from './export-notes.ts';

/** Says the keys, so that what is tested is all but the words. */
const t = ((key: string, values?: { number?: number }) =>
  values?.number === undefined ? key.replace(/^notes:/u, '') : `#${values.number}`) as unknown as TFunction;

const EXPORT: ExportedNotes = {
  title: 'Three <Hills>',
  author: '',
  notes: [
    {
      note: {
        id: NoteId.parse(1),
        kind: 'mark',
        colour: 'red',
        text: '=HYPERLINK("x")\n# no heading',
        quote: `*The* hill${QUOTE_JOINT}<b>second</b>, "third"`,
        before: '',
        after: '',
        versionId: VersionId.parse(1),
        language: 'en',
        anchors: [],
        state: 'orphan',
        row: 4,
        createdAt: Date.UTC(2026, 0, 2),
        changedAt: Date.UTC(2026, 0, 3),
      },
      number: 5,
      version: 'English',
      counterparts: [{ version: 'Italian', language: 'it', text: 'Il colle\n1. uno' }],
    },
  ],
};

describe('exportNotes', () => {
  it('writes Markdown in which no sign of the text is one of Markdown’s', () => {
    expect(exportNotes('markdown', EXPORT, t)).toBe(
      [
        '# Three \\<Hills\\>',
        '## English · #5 · colour.red · export.orphan',
        '> \\*The\\* hill\n> \\<b\\>second\\</b\\>, "third"',
        '- *Italian:* Il colle 1. uno',
        '\\=HYPERLINK("x")\n\\# no heading\n',
      ].join('\n\n'),
    );
  });

  it('writes HTML that holds no element of the text’s', () => {
    const page = exportNotes('html', EXPORT, t);
    expect(page).toContain('<title>Three &lt;Hills&gt;</title>');
    expect(page).toContain(
      '<blockquote lang="en" dir="auto">*The* hill<br>&lt;b&gt;second&lt;/b&gt;, &quot;third&quot;</blockquote>',
    );
    expect(page).not.toContain('<b>');
  });

  it('writes tables whose cells no spreadsheet runs', () => {
    const [head, ...rows] = exportNotes('csv', EXPORT, t).split('\r\n');
    expect(head?.split(',')).toHaveLength(9);
    const row = rows.join('\r\n');
    expect(row).toContain('"*The* hill\n<b>second</b>, ""third"""');
    expect(row).toContain(`"'=HYPERLINK(""x"")\n# no heading"`);
    const [tsvHead, tsvRow, end] = exportNotes('tsv', EXPORT, t).split('\r\n');
    expect(tsvRow?.split('\t')).toHaveLength(tsvHead?.split('\t').length ?? 0);
    expect(tsvRow).toContain(`\t'=HYPERLINK("x") # no heading\t`);
    expect(end).toBe('');
  });

  it('writes JSON with everything that is known', () => {
    const read = JSON.parse(exportNotes('json', EXPORT, t)) as { notes: unknown[] };
    expect(read.notes).toMatchObject([
      { paragraph: 5, version: 'English', colour: 'red', state: 'orphan', created: '2026-01-02T00:00:00.000Z' },
    ]);
  });
});
