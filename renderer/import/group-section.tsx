/** One work to be: its title, where it goes, and its versions as columns. Versions can be dropped on it. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkId, WorkSummary } from '../../contract/model.ts';
import { TagsField } from '../library/tags-field.tsx';
import { call } from '../service/client.ts';
import { Button, Popover, SearchSelect, Switch, TextField } from '../ui/index.ts';
import { DRAG_TYPE } from './drag-type.ts';
import { moveVersion, rowsBrought } from './import-groups.ts';
import type { ImportGroup } from './import-groups.ts';
import { useImportDialog } from './import-state.ts';
import styles from './import.module.css';
import { VersionCard } from './version-card.tsx';

const NEW_WORK = 'new';
const PAGE = 500;

async function allWorks(): Promise<readonly WorkSummary[]> {
  const works: WorkSummary[] = [];
  for (;;) {
    const page = await call('library.works', { from: works.length, count: PAGE, sort: 'title' });
    works.push(...page.works);
    if (page.works.length === 0 || works.length >= page.total) return works;
  }
}

interface SectionProps {
  readonly group: ImportGroup;
  readonly number: number;
}

export function GroupSection({ group, number }: SectionProps) {
  const { t } = useTranslation('import');
  const [over, setOver] = useState(false);
  const isDraft = (event: DragEvent) => event.dataTransfer.types.includes(DRAG_TYPE);
  const onDrop = (event: DragEvent) => {
    if (!isDraft(event)) return;
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    const key = event.dataTransfer.getData(DRAG_TYPE);
    const { groups, setGroups } = useImportDialog.getState();
    if (!group.keys.includes(key)) setGroups(moveVersion(groups, key, group.id));
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a drop target; the move menu does the same by keyboard
    <section
      className={styles.group}
      data-over={over || undefined}
      aria-label={t('group.label', { number, title: group.title })}
      onDragOver={(event) => {
        if (!isDraft(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={onDrop}
    >
      <GroupHead group={group} />
      <div className={styles.versions}>
        {group.keys.map((key) => (
          <VersionCard key={key} versionKey={key} group={group} />
        ))}
      </div>
    </section>
  );
}

function GroupHead({ group }: { readonly group: ImportGroup }) {
  const { t } = useTranslation('import');
  const setGroup = useImportDialog((state) => state.setGroup);
  const { data: works = [] } = useQuery({ queryKey: ['library', 'works', 'titles'], queryFn: allWorks });
  const targets = [
    { value: NEW_WORK, label: t('group.newWork') },
    ...works.map((work) => ({ value: String(work.id), label: work.title, note: work.author })),
  ];
  const chooseTarget = (value: string) =>
    setGroup(group.id, { workId: works.find((work) => String(work.id) === value)?.id ?? (null as WorkId | null) });
  return (
    <div className={styles.groupHead}>
      {works.length > 0 || group.workId !== null ? (
        <SearchSelect
          label={t('group.target')}
          searchLabel={t('group.searchTarget')}
          className={styles.target}
          value={group.workId === null ? NEW_WORK : String(group.workId)}
          options={targets}
          onValueChange={chooseTarget}
        />
      ) : null}
      {group.workId === null ? (
        <>
          <TextField
            label={t('group.title')}
            className={styles.groupTitle}
            value={group.title}
            placeholder={t('untitled')}
            maxLength={500}
            dir="auto"
            onValueChange={(title) => setGroup(group.id, { title })}
          />
          <TextField
            label={t('group.author')}
            className={styles.groupAuthor}
            value={group.author}
            maxLength={500}
            dir="auto"
            onValueChange={(author) => setGroup(group.id, { author })}
          />
          <Popover
            title={t('library:details.tags')}
            hideTitle
            align="end"
            trigger={<Button variant="quiet">{t('group.tags', { count: group.tags.length })}</Button>}
          >
            <TagsField tags={group.tags} onTagsChange={(tags) => setGroup(group.id, { tags })} />
          </Popover>
        </>
      ) : null}
      <KeepRows group={group} />
      {group.keys.length > 1 ? <p className={styles.why}>{t(`group.why.${group.why}`)}</p> : null}
    </div>
  );
}

/** Where a file brought rows: whether they stand, or the engine makes others. */
function KeepRows({ group }: { readonly group: ImportGroup }) {
  const { t } = useTranslation('import');
  const versions = useImportDialog((state) => state.versions);
  const leftOut = useImportDialog((state) => state.leftOut);
  const setGroup = useImportDialog((state) => state.setGroup);
  const count = rowsBrought(group, versions, leftOut);
  if (count === 0) return null;
  return (
    <div className={styles.keepRows}>
      <Switch
        label={t('group.keepRows', { count })}
        checked={group.keepRows}
        onCheckedChange={(keepRows) => setGroup(group.id, { keepRows })}
      />
      {group.keepRows ? null : <p className={styles.soft}>{t('group.keepRowsHelp')}</p>}
    </div>
  );
}
