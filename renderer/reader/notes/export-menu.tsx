/** Notes as a file: those that the panel lists, in a format for reading, for tables or for programs. */
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Note } from '../../../contract/notes.ts';
import { host } from '../../host.ts';
import { languageName } from '../../i18n/languages.ts';
import { call } from '../../service/client.ts';
import { reportError } from '../../shell/report-error.ts';
import { IconButton, Menu, notify } from '../../ui/index.ts';
import { numberOf } from '../layout/items.ts';
import { useReader } from '../reader-context.ts';
import { EXPORTS, exportNotes } from './export-notes.ts';
import type { ExportFormat, ExportedNote } from './export-notes.ts';

export function ExportMenu({ notes }: { readonly notes: readonly Note[] }) {
  const { t, i18n } = useTranslation('notes');
  const { workId, session, items } = useReader();
  const { work } = session.opening;

  const nameOf = (id: number, language: string): string => {
    const version = work.versions.find((one) => one.id === id);
    const name = languageName(version?.language ?? language, i18n.language);
    const label = version && (version.label || version.translator);
    return label ? t('export.version', { name, label }) : name;
  };
  const save = async (format: ExportFormat) => {
    const counterparts = await call('notes.counterparts', { workId, noteIds: notes.map(({ id }) => id) });
    const exported = notes.map((note, index): ExportedNote => ({
      note,
      number: note.row === null ? null : numberOf(items, note.row),
      version: nameOf(note.versionId, note.language),
      counterparts: (counterparts[index] ?? []).map((one) => ({
        version: nameOf(one.versionId, ''),
        language: work.versions.find(({ id }) => id === one.versionId)?.language ?? '',
        text: one.text,
      })),
    }));
    const content = exportNotes(format, { title: work.title, author: work.author, notes: exported }, t);
    const { ending } = EXPORTS[format];
    const name = await host.saveText({ name: `${work.title.slice(0, 80)}.${ending}`, content });
    if (name !== null) notify({ title: t('export.done', { name }) });
  };
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={t('export.name')} disabled={notes.length === 0}>
          <Download aria-hidden />
        </IconButton>
      }
      entries={(Object.keys(EXPORTS) as ExportFormat[]).map((format) => ({
        type: 'action',
        label: t(`export.${format}`),
        onSelect: () => void save(format).catch(reportError),
      }))}
    />
  );
}
