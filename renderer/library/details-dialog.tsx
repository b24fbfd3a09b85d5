/** All that is known of a work and its versions, to be changed. Saved together; versions are deleted at once, with undo. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkDetail, WorkId } from '../../contract/model.ts';
import { useWords } from '../i18n/words.ts';
import { call } from '../service/client.ts';
import { keys } from '../service/queries.ts';
import { reportError } from '../shell/report-error.ts';
import { Button, Dialog, TextArea, TextField } from '../ui/index.ts';
import { changesOf, editOf, rebase } from './details-state.ts';
import type { DetailsEdit } from './details-state.ts';
import { useLibraryDialogs } from './library-dialogs-state.ts';
import styles from './library.module.css';
import { TagsField } from './tags-field.tsx';
import { VersionsEditor } from './versions-editor.tsx';

export function DetailsDialog({ workId }: { readonly workId: WorkId }) {
  const { t } = useTranslation('library');
  const words = useWords();
  const close = useLibraryDialogs((state) => state.close);
  const { data: work, error } = useQuery({
    queryKey: keys.work(workId),
    queryFn: () => call('library.work', { workId }),
  });
  const [edit, setEdit] = useState<DetailsEdit | null>(null);
  const [saving, setSaving] = useState(false);
  const shown = work ? (edit ? rebase(edit, work) : editOf(work)) : null;

  const save = async () => {
    if (!work || !shown) return;
    setSaving(true);
    try {
      await saveChanges(work, shown);
      close();
    } catch (thrown) {
      reportError(thrown);
    } finally {
      setSaving(false);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={close}
      dismissible={edit === null}
      title={t('details.heading')}
      footer={
        <>
          <Button onClick={close}>{t('common:cancel')}</Button>
          <Button variant="primary" disabled={!shown || saving || !shown.title.trim()} onClick={() => void save()}>
            {t('details.save')}
          </Button>
        </>
      }
    >
      {error ? <p role="alert">{words.error(error).what}</p> : null}
      {work && shown ? <DetailsForm work={work} edit={shown} onEdit={setEdit} /> : null}
    </Dialog>
  );
}

async function saveChanges(work: WorkDetail, edit: DetailsEdit): Promise<void> {
  for (const change of changesOf(work, edit)) {
    switch (change.operation) {
      case 'library.updateWork':
        await call(change.operation, change.input);
        break;
      case 'library.updateVersion':
        await call(change.operation, change.input);
        break;
      case 'library.orderVersions':
        await call(change.operation, change.input);
        break;
    }
  }
}

interface FormProps {
  readonly work: WorkDetail;
  readonly edit: DetailsEdit;
  readonly onEdit: (edit: DetailsEdit) => void;
}

function DetailsForm({ work, edit, onEdit }: FormProps) {
  const { t } = useTranslation('library');
  const set = (patch: Partial<DetailsEdit>) => onEdit({ ...edit, ...patch });
  return (
    <div className={styles.form}>
      <div className={styles.formRow}>
        <TextField
          label={t('details.title')}
          value={edit.title}
          maxLength={500}
          dir="auto"
          onValueChange={(title) => set({ title })}
          error={edit.title.trim() ? undefined : t('details.titleMissing')}
        />
        <TextField
          label={t('details.author')}
          value={edit.author}
          maxLength={500}
          dir="auto"
          onValueChange={(author) => set({ author })}
        />
      </div>
      <TagsField tags={edit.tags} onTagsChange={(tags) => set({ tags })} />
      <TextArea
        label={t('details.notes')}
        value={edit.notes}
        maxLength={100_000}
        rows={3}
        dir="auto"
        onValueChange={(notes) => set({ notes })}
      />
      <VersionsEditor work={work} edit={edit} onEdit={onEdit} />
    </div>
  );
}
