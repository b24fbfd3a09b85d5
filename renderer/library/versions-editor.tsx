/** The versions of a work in the order of the columns: moved by dragging or by buttons, edited in place, deleted with undo. */
import { ArrowDown, ArrowUp, ChevronDown, GripVertical, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import i18next from 'i18next';
import type { Version, VersionId, WorkDetail } from '../../contract/model.ts';
import { languageEntries, ownName } from '../i18n/languages.ts';
import { call } from '../service/client.ts';
import { chooseAndImport } from '../shell/own-commands.ts';
import { reportError } from '../shell/report-error.ts';
import { offerUndo } from '../shell/undo.ts';
import { Button, IconButton, SearchSelect, Segmented, Switch, TextField } from '../ui/index.ts';
import type { DetailsEdit, VersionEdit } from './details-state.ts';
import { useLibraryDialogs } from './library-dialogs-state.ts';
import styles from './library.module.css';
import { moveTo } from './move-to.ts';

interface EditorProps {
  readonly work: WorkDetail;
  readonly edit: DetailsEdit;
  readonly onEdit: (edit: DetailsEdit) => void;
}

/** What is dragged within this list; files and text from elsewhere are of other types. */
const DRAG_TYPE = 'application/x-hexapla-version';

export function VersionsEditor({ work, edit, onEdit }: EditorProps) {
  const { t } = useTranslation('library');
  const [dragged, setDragged] = useState<VersionId | null>(null);
  const [moved, setMoved] = useState('');
  const byId = new Map(work.versions.map((version) => [version.id, version]));
  const place = (id: VersionId, to: number) => {
    onEdit({ ...edit, order: moveTo(edit.order, id, to) });
    const language = edit.versions.get(id)?.language ?? '';
    setMoved(t('versions.moved', { language: ownName(language), place: to + 1, count: edit.order.length }));
  };
  const addVersion = () => {
    useLibraryDialogs.getState().close();
    void chooseAndImport(work.id).catch(reportError);
  };
  return (
    <section aria-labelledby="versions-heading" className={styles.form}>
      <h3 id="versions-heading">{t('versions.heading')}</h3>
      <ol className={styles.versions}>
        {edit.order.map((id, index) => {
          const version = byId.get(id);
          const fields = edit.versions.get(id);
          if (!version || !fields) return null;
          return (
            <VersionItem
              key={id}
              version={version}
              fields={fields}
              index={index}
              count={edit.order.length}
              dragged={dragged}
              onDrag={setDragged}
              onPlace={place}
              onFields={(next) => onEdit({ ...edit, versions: new Map(edit.versions).set(id, next) })}
            />
          );
        })}
      </ol>
      <p role="status" className="visually-hidden">
        {moved}
      </p>
      <div>
        <Button icon={<Plus aria-hidden />} onClick={addVersion}>
          {t('versions.add')}
        </Button>
      </div>
    </section>
  );
}

interface ItemProps {
  readonly version: Version;
  readonly fields: VersionEdit;
  readonly index: number;
  readonly count: number;
  readonly dragged: VersionId | null;
  readonly onDrag: (id: VersionId | null) => void;
  readonly onPlace: (id: VersionId, to: number) => void;
  readonly onFields: (fields: VersionEdit) => void;
}

function VersionItem(props: ItemProps) {
  const { version, fields, index, count, dragged, onDrag, onPlace } = props;
  const { t } = useTranslation('library');
  const [open, setOpen] = useState(false);
  const [over, setOver] = useState(false);
  const name = ownName(fields.language);
  const onDragOver = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes(DRAG_TYPE) || dragged === version.id) return;
    event.preventDefault();
    setOver(true);
  };
  const onDrop = (event: DragEvent) => {
    setOver(false);
    if (dragged === null || dragged === version.id) return;
    event.preventDefault();
    onPlace(dragged, index);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a drop target; the buttons do the same by keyboard
    <li
      className={styles.version}
      data-dragged={dragged === version.id || undefined}
      data-over={over || undefined}
      onDragOver={onDragOver}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <div
        className={styles.versionHead}
        draggable
        onDragStart={(event) => {
          event.dataTransfer.setData(DRAG_TYPE, String(version.id));
          event.dataTransfer.effectAllowed = 'move';
          onDrag(version.id);
        }}
        onDragEnd={() => onDrag(null)}
      >
        <span className={styles.grip} aria-hidden>
          <GripVertical />
        </span>
        <span className={styles.versionName}>
          <b lang={fields.language}>{name}</b>
          <span dir="auto">{[fields.label, fields.translator, fields.date].filter(Boolean).join(', ')}</span>
        </span>
        <IconButton
          label={t('versions.up', { language: name })}
          disabled={index === 0}
          onClick={() => onPlace(version.id, index - 1)}
        >
          <ArrowUp aria-hidden />
        </IconButton>
        <IconButton
          label={t('versions.down', { language: name })}
          disabled={index === count - 1}
          onClick={() => onPlace(version.id, index + 1)}
        >
          <ArrowDown aria-hidden />
        </IconButton>
        <IconButton
          label={t('versions.delete', { language: name })}
          disabled={count === 1}
          onClick={() => void deleteVersion(version)}
        >
          <Trash2 aria-hidden />
        </IconButton>
        <IconButton
          label={t('versions.edit', { language: name })}
          aria-expanded={open}
          pressed={open}
          onClick={() => setOpen(!open)}
        >
          <ChevronDown aria-hidden />
        </IconButton>
      </div>
      {open ? <VersionFieldset {...props} /> : null}
    </li>
  );
}

function VersionFieldset({ fields, onFields }: ItemProps) {
  const { t, i18n } = useTranslation('library');
  const set = (patch: Partial<VersionEdit>) => onFields({ ...fields, ...patch });
  const text = (name: 'label' | 'translator' | 'date' | 'source', maxLength: number) => (
    <TextField
      label={t(`versions.${name}`)}
      className={name === 'source' ? styles.source : undefined}
      value={fields[name]}
      maxLength={maxLength}
      dir="auto"
      onValueChange={(value) => set({ [name]: value })}
    />
  );
  return (
    <div className={styles.versionFields}>
      <SearchSelect
        label={t('versions.language')}
        searchLabel={t('versions.searchLanguage')}
        value={fields.language}
        options={languageEntries(i18n.language)}
        onValueChange={(language) => set({ language })}
      />
      {text('label', 500)}
      {text('translator', 500)}
      {text('date', 100)}
      {text('source', 2000)}
      <Segmented
        label={t('versions.direction')}
        value={fields.direction}
        options={[
          { value: 'ltr', label: t('versions.ltr') },
          { value: 'rtl', label: t('versions.rtl') },
        ]}
        onValueChange={(direction) => set({ direction })}
      />
      <Switch
        label={t('versions.original')}
        checked={fields.original}
        onCheckedChange={(original) => set({ original })}
      />
    </div>
  );
}

async function deleteVersion(version: Version): Promise<void> {
  try {
    await call('library.deleteVersion', { versionId: version.id });
  } catch (error) {
    return reportError(error);
  }
  offerUndo(i18next.t('library:versions.deleted', { language: ownName(version.language) }), () =>
    call('library.restoreVersion', { versionId: version.id }),
  );
}
