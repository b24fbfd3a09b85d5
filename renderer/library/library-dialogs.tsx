/** The library's own dialogs: rename, tag, details. */
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkId, WorkSummary } from '../../contract/model.ts';
import { call } from '../service/client.ts';
import { reportError } from '../shell/report-error.ts';
import { Button, Dialog, TextField } from '../ui/index.ts';
import { DetailsDialog } from './details-dialog.tsx';
import { collectWorks, tagWorks } from './library-actions.ts';
import { useLibraryDialogs } from './library-dialogs-state.ts';

export function LibraryDialogs({ works }: { readonly works: readonly WorkSummary[] }) {
  const dialog = useLibraryDialogs((state) => state.dialog);
  if (!dialog) return null;
  switch (dialog.name) {
    case 'rename': {
      const work = works.find(({ id }) => id === dialog.workId);
      return work ? <RenameDialog key={work.id} work={work} /> : null;
    }
    case 'tag':
      return <TagDialog works={works.filter(({ id }) => dialog.workIds.includes(id))} />;
    case 'collect':
      return <CollectDialog workIds={dialog.workIds} />;
    case 'details':
    default:
      return <DetailsDialog key={dialog.workId} workId={dialog.workId} />;
  }
}

interface OneFieldProps {
  readonly title: string;
  readonly label: string;
  readonly initial: string;
  readonly maxLength: number;
  readonly submitLabel: string;
  readonly onSubmit: (value: string) => Promise<unknown>;
}

function OneFieldDialog({ title, label, initial, maxLength, submitLabel, onSubmit }: OneFieldProps) {
  const { t } = useTranslation('library');
  const close = useLibraryDialogs((state) => state.close);
  const [value, setValue] = useState(initial);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!value.trim()) return;
    onSubmit(value.trim()).then(close, reportError);
  };
  return (
    <Dialog
      open
      size="small"
      onOpenChange={close}
      title={title}
      footer={
        <>
          <Button onClick={close}>{t('common:cancel')}</Button>
          <Button variant="primary" type="submit" form="one-field" disabled={!value.trim()}>
            {submitLabel}
          </Button>
        </>
      }
    >
      <form id="one-field" onSubmit={submit}>
        <TextField label={label} value={value} dir="auto" maxLength={maxLength} onValueChange={setValue} />
      </form>
    </Dialog>
  );
}

function RenameDialog({ work }: { readonly work: WorkSummary }) {
  const { t } = useTranslation('library');
  return (
    <OneFieldDialog
      title={t('rename.title')}
      label={t('details.title')}
      initial={work.title}
      maxLength={500}
      submitLabel={t('rename.submit')}
      onSubmit={(title) => call('library.updateWork', { workId: work.id, title })}
    />
  );
}

function CollectDialog({ workIds }: { readonly workIds: readonly WorkId[] }) {
  const { t } = useTranslation('library');
  return (
    <OneFieldDialog
      title={t('collect.title', { count: workIds.length })}
      label={t('collect.label')}
      initial=""
      maxLength={100}
      submitLabel={t('collect.submit')}
      onSubmit={(collection) => collectWorks(workIds, collection, true)}
    />
  );
}

function TagDialog({ works }: { readonly works: readonly WorkSummary[] }) {
  const { t } = useTranslation('library');
  const ids = works.map(({ id }) => id);
  return (
    <OneFieldDialog
      title={t('tag.title', { count: works.length })}
      label={t('tag.label')}
      initial=""
      maxLength={100}
      submitLabel={t('tag.submit')}
      onSubmit={(tag) => tagWorks(ids, tag)}
    />
  );
}
