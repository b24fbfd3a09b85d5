/** What was found, before anything is stored: groups that will be works, and in each its versions side by side. */
import { ClipboardPaste, Combine, FilePlus2, Split } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseAndImport } from '../shell/own-commands.ts';
import { reportError } from '../shell/report-error.ts';
import { Button, Popover } from '../ui/index.ts';
import { GroupSection } from './group-section.tsx';
import { mergeAll, splitAll } from './import-groups.ts';
import type { ImportGroup } from './import-groups.ts';
import { MAX_VERSIONS_PER_WORK, buildPlan, overfullGroups } from './import-plan.ts';
import { useImportDialog } from './import-state.ts';
import styles from './import.module.css';
import { PastePane } from './sources-pane.tsx';
import { VersionCard } from './version-card.tsx';

export function ReviewPane() {
  const { t } = useTranslation('import');
  const groups = useImportDialog((state) => state.groups);
  const versions = useImportDialog((state) => state.versions);
  const setGroups = useImportDialog((state) => state.setGroups);
  const isUnreadable = (group: ImportGroup) => group.keys.every((key) => versions.get(key)?.error !== undefined);
  const unreadable = groups.filter(isUnreadable);
  const works = groups.filter((group) => !isUnreadable(group));
  const count = works.reduce((sum, group) => sum + group.keys.length, 0);
  return (
    <div className={styles.review}>
      {count > 1 ? (
        <div className={styles.groupingBar}>
          <p>{t('grouping', { versions: count, works: works.length })}</p>
          <Button
            variant="quiet"
            icon={<Combine aria-hidden />}
            disabled={works.length === 1}
            onClick={() => setGroups([...mergeAll(works), ...unreadable])}
          >
            {t('mergeAll')}
          </Button>
          <Button
            variant="quiet"
            icon={<Split aria-hidden />}
            disabled={works.length === count}
            onClick={() => setGroups([...splitAll(works, versions), ...unreadable])}
          >
            {t('splitAll')}
          </Button>
        </div>
      ) : null}
      {works.map((group, index) => (
        <GroupSection key={group.id} group={group} number={index + 1} />
      ))}
      {unreadable.length > 0 ? <UnreadableSection groups={unreadable} /> : null}
    </div>
  );
}

/** Files that can't be imported, apart from the works; one that is read otherwise with success moves up among them. */
function UnreadableSection({ groups }: { readonly groups: readonly ImportGroup[] }) {
  const { t } = useTranslation('import');
  return (
    <section className={styles.group} aria-labelledby="unreadable-heading">
      <h3 id="unreadable-heading" className={styles.groupHeading}>
        {t('unreadable', { count: groups.length })}
      </h3>
      <div className={styles.versions}>
        {groups.flatMap((group) => group.keys.map((key) => <VersionCard key={key} versionKey={key} group={group} />))}
      </div>
    </section>
  );
}

export function ReviewFooter() {
  const { t } = useTranslation('import');
  const [pasting, setPasting] = useState(false);
  const state = useImportDialog();
  const { versions, groups, fields, leftOut, busy, draftId } = state;
  const plan = useMemo(
    () => buildPlan({ draftId: draftId ?? '', versions, groups, fields, leftOut, untitled: '' }),
    [draftId, versions, groups, fields, leftOut],
  );
  const count = plan.works.reduce((sum, work) => sum + work.versions.length, 0);
  const overfull = overfullGroups(plan);
  return (
    <>
      <span className={styles.footerStart}>
        <Button icon={<FilePlus2 aria-hidden />} onClick={() => void chooseAndImport().catch(reportError)}>
          {t('addFiles')}
        </Button>
        <Popover
          open={pasting}
          onOpenChange={setPasting}
          side="block-start"
          align="start"
          title={t('addText')}
          className={styles.pastePopover}
          trigger={<Button icon={<ClipboardPaste aria-hidden />}>{t('addText')}</Button>}
        >
          <PastePane />
        </Popover>
      </span>
      {overfull > 0 ? (
        <span role="alert" className={styles.footerNote}>
          {t('overfull', { count: MAX_VERSIONS_PER_WORK })}
        </span>
      ) : null}
      <Button onClick={state.close}>{t('common:cancel')}</Button>
      <Button
        variant="primary"
        disabled={count === 0 || overfull > 0 || busy.size > 0}
        onClick={() => state.commit(t('untitled'))}
      >
        {count === 0 ? t('commit.nothing') : t('commit.versions', { count, works: plan.works.length })}
      </Button>
    </>
  );
}
