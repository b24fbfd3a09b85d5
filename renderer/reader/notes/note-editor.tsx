/** Writing a note: what it is about, its colour, one's own words. Without words it is a highlight. */
import { Trash2 } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_NOTE_TEXT, NOTE_COLOURS, QUOTE_JOINT } from '../../../contract/notes.ts';
import { reportError } from '../../shell/report-error.ts';
import { Button, Dialog, Segmented, TextArea } from '../../ui/index.ts';
import { useReader } from '../reader-context.ts';
import { ColourSample } from './colour-sample.tsx';
import { addNote, changeNote, deleteNotes } from './note-actions.ts';
import { useNoteEditor, useNotesView } from './note-state.ts';
import styles from './notes.module.css';

const close = () => useNoteEditor.setState({ target: null, note: null });

export function NoteEditor() {
  const { t } = useTranslation('notes');
  const { target, note } = useNoteEditor();
  const field = useRef<HTMLTextAreaElement>(null);
  const title = note ? t(note.kind === 'bookmark' ? 'editor.bookmark' : 'editor.edit') : t('editor.new');
  return (
    <Dialog open={target !== null || note !== null} onOpenChange={close} title={title} initialFocus={field}>
      {target || note ? <Form key={note?.id ?? 'new'} field={field} /> : null}
    </Dialog>
  );
}

function Form({ field }: { readonly field: React.RefObject<HTMLTextAreaElement | null> }) {
  const { t } = useTranslation('notes');
  const { workId, session } = useReader();
  const { target, note } = useNoteEditor();
  const written = note?.text ?? '';
  const [text, setText] = useState(written);
  const last = useNotesView((state) => state.colour);
  const [colour, setColour] = useState(note?.colour ?? last);
  const about = note ?? target;
  const version = session.opening.work.versions.find(({ id }) => id === about?.versionId);

  // Who changes a note most often adds to it.
  useLayoutEffect(() => field.current?.setSelectionRange(written.length, written.length), [field, written]);

  const save = () => {
    const words = text.trim();
    const saved = note
      ? changeNote({ noteId: note.id, text: words, colour })
      : target && addNote(workId, target, { kind: 'mark', colour, text: words });
    saved?.catch(reportError);
    close();
  };
  const remove = () => {
    if (note) deleteNotes([note]).catch(reportError);
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    save();
  };
  return (
    <div className={styles.form}>
      <blockquote
        className={styles.about}
        lang={version?.language ?? note?.language}
        dir={version?.direction ?? 'auto'}
      >
        {about?.quote.replaceAll(QUOTE_JOINT, '\n')}
      </blockquote>
      {note?.kind === 'bookmark' ? null : (
        <Segmented
          label={t('editor.colour')}
          value={colour}
          options={NOTE_COLOURS.map((value) => ({
            value,
            label: t(`colour.${value}`),
            icon: <ColourSample colour={value} />,
          }))}
          onValueChange={setColour}
        />
      )}
      <TextArea
        ref={field}
        label={t('editor.words')}
        value={text}
        onValueChange={setText}
        onKeyDown={onKeyDown}
        maxLength={MAX_NOTE_TEXT}
        dir="auto"
        rows={5}
      />
      <div className={styles.formEnd}>
        {note ? (
          <Button variant="danger" icon={<Trash2 aria-hidden />} onClick={remove}>
            {t('delete')}
          </Button>
        ) : null}
        <Button variant="primary" onClick={save}>
          {t('editor.save')}
        </Button>
      </div>
    </div>
  );
}
