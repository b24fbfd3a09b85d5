/** One version as found: what it is, its first lines as they will be set, and everything about it that can be corrected. */
import { ChevronDown, GripVertical, MoveRight, TriangleAlert, Undo2, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftVersion } from '../../contract/import.ts';
import { formatShare } from '../i18n/format.ts';
import { languageEntries, languageLabel } from '../i18n/languages.ts';
import { useWords } from '../i18n/words.ts';
import { Button, IconButton, Menu, SearchSelect, cx } from '../ui/index.ts';
import type { MenuEntry, Option } from '../ui/index.ts';
import { DRAG_TYPE } from './drag-type.ts';
import { moveToNewGroup, moveVersion, shiftVersion } from './import-groups.ts';
import type { ImportGroup } from './import-groups.ts';
import { textPrint } from './import-sources.ts';
import { useImportDialog } from './import-state.ts';
import styles from './import.module.css';
import { ParatextProposals } from './paratext-proposals.tsx';
import { Preview } from './preview.tsx';
import { Unreadable } from './unreadable.tsx';
import { useVersionName } from './version-name.ts';
import { VersionSettings } from './version-settings.tsx';

interface CardProps {
  readonly versionKey: string;
  readonly group: ImportGroup;
}

export function VersionCard({ versionKey, group }: CardProps) {
  const { t } = useTranslation('import');
  const version = useImportDialog((state) => state.versions.get(versionKey));
  const leftOut = useImportDialog((state) => state.leftOut.has(versionKey));
  const busy = useImportDialog((state) => state.busy.has(versionKey));
  const setLeftOut = useImportDialog((state) => state.setLeftOut);
  const name = useVersionName(version ?? { fileName: '' });
  if (!version) return null;
  return (
    <article
      className={cx(styles.version, leftOut && styles.leftOut, version.error && styles.bad)}
      aria-label={name}
      aria-busy={busy}
    >
      <header
        className={styles.versionHead}
        draggable
        onDragStart={(event) => {
          event.dataTransfer.setData(DRAG_TYPE, versionKey);
          event.dataTransfer.effectAllowed = 'move';
        }}
      >
        <GripVertical aria-hidden className={styles.grip} />
        <bdi className={styles.fileName} title={name}>
          {name}
        </bdi>
        {version.error ? null : <MoveMenu version={version} group={group} />}
        {version.error ? null : (
          <IconButton
            label={leftOut ? t('version.takeIn') : t('version.leaveOut')}
            onClick={() => setLeftOut(versionKey, !leftOut)}
          >
            {leftOut ? <Undo2 aria-hidden /> : <X aria-hidden />}
          </IconButton>
        )}
      </header>
      <SameText version={version} />
      {version.error ? <Unreadable version={version} /> : leftOut ? null : <Found version={version} />}
    </article>
  );
}

/** Says that an earlier version has the very same text. */
function SameText({ version }: { readonly version: DraftVersion }) {
  const { t } = useTranslation('import');
  const twin = useImportDialog((state) => {
    const print = textPrint(version);
    const first = [...state.versions.values()].find((one) => !one.error && textPrint(one) === print);
    return first && first.key !== version.key ? first.fileName : null;
  });
  if (twin === null || version.error) return null;
  return (
    <p className={styles.sameText}>
      <TriangleAlert aria-hidden />
      {t('version.sameText', { file: twin })}
    </p>
  );
}

function Found({ version }: { readonly version: DraftVersion }) {
  const { t } = useTranslation('import');
  const words = useWords();
  const [open, setOpen] = useState(false);
  const panel = `settings-${version.key}`;
  return (
    <>
      <LanguageChoice version={version} />
      {/* Where a file holds several, it is the work's title. */}
      {version.title && !version.aligned ? (
        <p className={styles.foundTitle} lang={version.language.value} dir="auto">
          {version.title}
        </p>
      ) : null}
      <p className={styles.counts}>
        {t('version.paragraphs', { count: version.segmentCount })}
        {' · '}
        {t('version.characters', { count: version.characterCount })}
      </p>
      <Preview version={version} />
      {version.warnings.length > 0 ? (
        <ul className={styles.warnings} aria-label={t('version.warnings')}>
          {version.warnings.map((warning) => (
            <li key={warning.code}>
              <TriangleAlert aria-hidden />
              {words.warning(warning)}
            </li>
          ))}
        </ul>
      ) : null}
      <ParatextProposals version={version} />
      <Button
        variant="quiet"
        className={styles.disclose}
        aria-expanded={open}
        aria-controls={panel}
        icon={<ChevronDown aria-hidden className={cx(styles.chevron, open && styles.chevronOpen)} />}
        onClick={() => setOpen(!open)}
      >
        {t(version.aligned ? 'version.moreFacts' : 'version.more')}
      </Button>
      <div id={panel} hidden={!open}>
        {open ? <VersionSettings version={version} /> : null}
      </div>
    </>
  );
}

function LanguageChoice({ version }: { readonly version: DraftVersion }) {
  const { t, i18n } = useTranslation('import');
  const change = useImportDialog((state) => state.change);
  const { value, score } = version.language;
  const likely: Option[] = version.languages
    .filter((guess) => guess.value !== 'und')
    .map((guess) => ({
      value: guess.value,
      label: languageLabel(guess.value, i18n.language),
      note: formatShare(guess.score),
    }));
  const known = new Set(likely.map((option) => option.value));
  const rest = languageEntries(i18n.language).filter((entry) => !known.has(entry.value));
  const isUnknown = value === 'und';
  const own = known.has(value) || rest.some((entry) => entry.value === value);
  const options: Option[] = [
    ...likely,
    ...(own ? [] : [{ value, label: isUnknown ? t('version.unknownLanguage') : languageLabel(value, i18n.language) }]),
    ...rest,
  ];
  return (
    <div className={styles.language}>
      <SearchSelect
        label={t('version.language')}
        searchLabel={t('version.searchLanguage')}
        value={value}
        options={options}
        onValueChange={(language) => change(version.key, { language })}
      />
      <span className={cx(styles.score, score < UNSURE && styles.unsure)}>
        {score < UNSURE ? t('version.unsure') : t('version.sure', { share: formatShare(score) })}
      </span>
    </div>
  );
}

/** Below this the language found is marked as a guess. */
const UNSURE = 0.7;

function MoveMenu({ version, group }: { readonly version: DraftVersion; readonly group: ImportGroup }) {
  const { t } = useTranslation('import');
  const groups = useImportDialog((state) => state.groups);
  const versions = useImportDialog((state) => state.versions);
  const name = useVersionName(version);
  const setGroups = useImportDialog((state) => state.setGroups);
  if (versions.size === 1) return null;
  const { key } = version;
  const at = group.keys.indexOf(key);
  const entries: MenuEntry[] = [
    {
      type: 'action',
      label: t('move.earlier'),
      disabled: at === 0,
      onSelect: () => setGroups(shiftVersion(groups, key, -1)),
    },
    {
      type: 'action',
      label: t('move.later'),
      disabled: at === group.keys.length - 1,
      onSelect: () => setGroups(shiftVersion(groups, key, 1)),
    },
    { type: 'separator' },
    ...groups
      .filter((other) => other.id !== group.id)
      .map((other): MenuEntry => ({
        type: 'action',
        label: t('move.to', { title: other.title || t('untitled') }),
        onSelect: () => setGroups(moveVersion(groups, key, other.id)),
      })),
    {
      type: 'action',
      label: t('move.newWork'),
      disabled: group.keys.length === 1,
      onSelect: () => setGroups(moveToNewGroup(groups, key, versions)),
    },
  ];
  return (
    <Menu
      entries={entries}
      align="end"
      trigger={
        <IconButton label={t('move.label', { file: name })}>
          <MoveRight aria-hidden className={styles.mirror} />
        </IconButton>
      }
    />
  );
}
