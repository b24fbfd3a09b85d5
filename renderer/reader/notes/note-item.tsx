/** One note in the panel. Enter or a click goes to its words; an orphan says so and offers the place where its words stand now. */
import { Bookmark, PencilLine, Trash2, Unlink } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { QUOTE_JOINT } from '../../../contract/notes.ts';
import type { FoundPlace, Note } from '../../../contract/notes.ts';
import { formatNumber } from '../../i18n/format.ts';
import { languageName } from '../../i18n/languages.ts';
import { call } from '../../service/client.ts';
import { reportError } from '../../shell/report-error.ts';
import { Button, IconButton, cx } from '../../ui/index.ts';
import { numberOf } from '../layout/items.ts';
import list from '../panel/panel-list.module.css';
import { uncoverPage } from '../panel/panel-state.ts';
import { useReader } from '../reader-context.ts';
import { ColourSample } from './colour-sample.tsx';
import { deleteNotes } from './note-actions.ts';
import { useNoteEditor, useNotesView } from './note-state.ts';
import styles from './notes.module.css';

export function NoteItem({ note, wanted }: { readonly note: Note; readonly wanted: boolean }) {
  const { t, i18n } = useTranslation('notes');
  const { session, items, goToRow } = useReader();
  const main = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!wanted || !main.current) return;
    main.current.focus({ preventScroll: true });
    main.current.scrollIntoView({ block: 'nearest' });
    useNotesView.setState({ wanted: null });
  }, [wanted]);

  const version = session.opening.work.versions.find(({ id }) => id === note.versionId);
  const orphan = note.state === 'orphan';
  const go = () => {
    if (note.row === null) return;
    uncoverPage();
    goToRow(note.row, note.versionId);
  };
  const edit = () => useNoteEditor.setState({ note, target: null });
  const remove = () => void deleteNotes([note]).catch(reportError);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Delete' || event.key === 'Backspace') remove();
    else if (event.key === 'F2') edit();
    else return;
    event.preventDefault();
  };
  const place = note.row === null ? null : numberOf(items, note.row);
  return (
    <li className={cx(styles.item, orphan && styles.orphan)}>
      <button
        ref={main}
        type="button"
        data-note={note.id}
        className={list.entry}
        aria-disabled={note.row === null}
        onClick={go}
        onKeyDown={onKeyDown}
      >
        <span className={styles.line}>
          {note.kind === 'bookmark' ? <Bookmark aria-hidden /> : <ColourSample colour={note.colour} />}
          <span className="visually-hidden">
            {note.kind === 'bookmark' ? t('kind.bookmark') : t(`colour.${note.colour}`)}
          </span>
          <span className={styles.where}>
            {languageName(version?.language ?? note.language, i18n.language)}
            {place === null ? null : <> · {t('at', { number: place })}</>}
          </span>
        </span>
        <span
          className={cx(list.quote, styles.quote)}
          lang={version?.language ?? note.language}
          dir={version?.direction ?? 'auto'}
        >
          {note.quote.replaceAll(QUOTE_JOINT, '\n')}
        </span>
        {note.text === '' ? null : (
          <span className={styles.words} dir="auto">
            {note.text}
          </span>
        )}
      </button>
      <span className={styles.actions}>
        <IconButton label={t('edit')} onClick={edit}>
          <PencilLine aria-hidden />
        </IconButton>
        <IconButton label={t('delete')} onClick={remove}>
          <Trash2 aria-hidden />
        </IconButton>
      </span>
      {orphan ? <Orphan note={note} /> : null}
    </li>
  );
}

/** What is wrong, and where the words are found. Nothing is put anywhere before the user says so. */
function Orphan({ note }: { readonly note: Note }) {
  const { t } = useTranslation('notes');
  const { data, isFetching, refetch } = useQuery({
    queryKey: ['notes', 'place', note.id, note.changedAt],
    queryFn: () => call('notes.findPlace', { noteId: note.id }),
    // A whole version is read for it: only when the user asks.
    enabled: false,
    gcTime: 0,
  });
  return (
    <div className={styles.lost}>
      <p>
        <Unlink aria-hidden /> {t('orphan.words')}
      </p>
      {data?.place ? <Offer note={note} place={data.place} /> : null}
      {data && !data.place ? <p>{t('orphan.nowhere')}</p> : null}
      {data?.place ? null : (
        <Button disabled={isFetching} onClick={() => void refetch()}>
          {t('orphan.look')}
        </Button>
      )}
    </div>
  );
}

function Offer({ note, place }: { readonly note: Note; readonly place: FoundPlace }) {
  const { t } = useTranslation('notes');
  const { items, goToRow } = useReader();
  const number = formatNumber(numberOf(items, place.row), { useGrouping: false });
  const attach = () => {
    const { versionId, anchors } = place;
    call('notes.attach', { noteId: note.id, versionId, anchors: [...anchors] }).catch(reportError);
  };
  return (
    <>
      <p>{t(place.exact ? 'orphan.found' : 'orphan.foundFolded', { number })}</p>
      <span className={styles.offer}>
        <Button variant="primary" onClick={attach}>
          {t('orphan.attach')}
        </Button>
        <Button onClick={() => goToRow(place.row, place.versionId)}>{t('orphan.show')}</Button>
      </span>
    </>
  );
}
