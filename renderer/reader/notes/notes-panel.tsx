/** All notes of the work in reading order: filtered, gone to, edited, deleted, exported. */
import { Search } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NOTE_COLOURS } from '../../../contract/notes.ts';
import { Button, Select, TextField, walkByArrows } from '../../ui/index.ts';
import { intoList } from '../panel/into-list.ts';
import { usePanelFocus } from '../panel/panel-focus.ts';
import list from '../panel/panel-list.module.css';
import { versionOf, versionOptions } from '../panel/version-options.ts';
import { useReader } from '../reader-context.ts';
import { ExportMenu } from './export-menu.tsx';
import { NoteItem } from './note-item.tsx';
import { NOTE_FILTERS, useNotesView } from './note-state.ts';
import { useNotes } from './notes-data.ts';
import { filterNotes } from './notes-filter.ts';
import styles from './notes.module.css';

/** Items drawn at first, and more with each press of the button. */
const DRAWN = 200;
/** Arrows go from note to note; Tab goes to what can be done with one. */
const walk = walkByArrows({ items: '[data-note]', axis: 'block' });

export function NotesPanel() {
  const { t } = useTranslation('notes');
  const { workId } = useReader();
  const notes = useNotes(workId);
  const { filter, versionId, search, wanted } = useNotesView();
  const [drawn, setDrawn] = useState(DRAWN);
  const found = useMemo(() => filterNotes(notes, { filter, versionId, search }), [notes, filter, versionId, search]);
  const place = found.findIndex(({ id }) => id === wanted);
  const shown = found.slice(0, Math.max(drawn, place + 1));

  return (
    <>
      <Filters empty={notes.length === 0} />
      <div className={list.summary}>
        <span role="status">{t('count', { count: found.length })}</span>
        <ExportMenu notes={found} />
      </div>
      {notes.length === 0 ? <p className={styles.hint}>{t('none')}</p> : null}
      {notes.length > 0 && found.length === 0 ? <p className={styles.hint}>{t('nothing')}</p> : null}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows go from one of its buttons to the next */}
      <ul className={list.list} aria-label={t('list')} onKeyDown={walk}>
        {shown.map((note) => (
          <NoteItem key={note.id} note={note} wanted={note.id === wanted} />
        ))}
      </ul>
      {shown.length < found.length ? (
        <Button className={styles.more} onClick={() => setDrawn((count) => count + DRAWN)}>
          {t('more', { count: found.length - shown.length })}
        </Button>
      ) : null}
    </>
  );
}

function Filters({ empty }: { readonly empty: boolean }) {
  const { t, i18n } = useTranslation('notes');
  const { session } = useReader();
  const { filter, versionId, search, wanted } = useNotesView();
  const field = useRef<HTMLInputElement>(null);
  const nothing = useRef<HTMLInputElement>(null);
  // A note that was asked for takes the focus itself.
  usePanelFocus(wanted === null ? field : nothing);
  useEffect(() => () => useNotesView.setState({ wanted: null }), []);
  const { versions } = session.opening.work;
  const chosen = [{ value: '', label: t('filter.versions') }, ...versionOptions(versions, i18n.language)];
  return (
    <div className={list.fields}>
      <TextField
        ref={field}
        type="search"
        label={t('filter.search')}
        hideLabel
        placeholder={t('filter.search')}
        icon={<Search aria-hidden />}
        value={search}
        disabled={empty}
        onValueChange={(next) => useNotesView.setState({ search: next, wanted: null })}
        onKeyDown={intoList}
      />
      <div className={styles.selects}>
        <Select
          label={t('filter.kind')}
          hideLabel
          value={filter}
          disabled={empty}
          options={[
            ...NOTE_FILTERS.map((value) => ({ value, label: t(`filter.${value}`) })),
            ...NOTE_COLOURS.map((value) => ({ value, label: t(`colour.${value}`) })),
          ]}
          onValueChange={(next) => useNotesView.setState({ filter: next, wanted: null })}
        />
        <Select
          label={t('filter.version')}
          hideLabel
          value={versionId === null ? '' : String(versionId)}
          disabled={empty}
          options={chosen}
          onValueChange={(value) => useNotesView.setState({ versionId: versionOf(versions, value)?.id ?? null })}
        />
      </div>
    </div>
  );
}
