/**
 * The command palette: type some letters of a command or of a work's title, Enter does it. A combobox whose list is always open; the
 * focus stays in the field and the list's current option is told by aria-activedescendant.
 */
import { Dialog } from '@base-ui/react/dialog';
import { useQuery } from '@tanstack/react-query';
import { BookOpen, Check, Search } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../service/client.ts';
import { useCurrentSettings } from '../../settings/settings-state.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Keys, cx } from '../../ui/index.ts';
import layer from '../../ui/layer.module.css';
import { availability, runCommand } from '../commands.ts';
import { useUndoNames } from '../undo-labels.ts';
import { commandEntries, findEntries } from './entries.ts';
import type { PaletteEntry } from './entries.ts';
import styles from './palette.module.css';

const PAGE_STEP = 8;

export function Palette() {
  const { t } = useTranslation('common');
  const open = useNavigation((state) => state.dialog === 'palette');
  /** What was chosen; done when the palette has gone and given the focus back, so that a command finds the screen as it was. */
  const chosen = useRef<PaletteEntry | null>(null);
  const close = () => useNavigation.getState().openDialog(null);
  const afterwards = (isOpen: boolean) => {
    const entry = chosen.current;
    chosen.current = null;
    if (isOpen || !entry) return;
    if (entry.type === 'command') runCommand(entry.id);
    else useNavigation.getState().read(entry.work.id);
  };
  const choose = (entry: PaletteEntry) => {
    chosen.current = entry;
    close();
  };
  return (
    <Dialog.Root open={open} onOpenChange={close} onOpenChangeComplete={afterwards}>
      <Dialog.Portal>
        <Dialog.Backdrop className={layer.backdrop} />
        <Dialog.Popup className={cx(layer.sheet, styles.popup)}>
          <Dialog.Title className="visually-hidden">{t('palette.title')}</Dialog.Title>
          <Finder onChoose={choose} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Commands and works that fit; what is available is looked up once, when the palette opens. */
function useResults(typed: string) {
  const { t } = useTranslation(['menu']);
  const { shortcuts } = useCurrentSettings();
  const names = useUndoNames();
  const { data: works } = useQuery({ queryKey: ['library', 'titles'], queryFn: () => call('library.titles', {}) });
  const [now] = useState(availability);
  const commands = useMemo(() => commandEntries(t, now, shortcuts, names), [t, now, shortcuts, names]);
  return useMemo(() => findEntries(commands, works ?? [], typed), [commands, works, typed]);
}

function Finder({ onChoose }: { readonly onChoose: (entry: PaletteEntry) => void }) {
  const { t } = useTranslation('common');
  const id = useId();
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(0);
  const { commands, works, worksFirst } = useResults(typed);
  const sections = [
    { name: t('palette.commands'), entries: commands as readonly PaletteEntry[] },
    { name: t('palette.works'), entries: works as readonly PaletteEntry[] },
  ].filter(({ entries }) => entries.length > 0);
  if (worksFirst) sections.reverse();
  const entries = sections.flatMap((section) => section.entries);
  const current = entries[Math.min(place, entries.length - 1)];
  const optionId = (entry: PaletteEntry) => `${id}-${entry.key}`;

  const currentId = current && optionId(current);
  useEffect(() => {
    if (currentId) document.getElementById(currentId)?.scrollIntoView({ block: 'nearest' });
  }, [currentId]);

  const onKeyDown = (event: KeyboardEvent) => {
    const to = destination(event, Math.min(place, entries.length - 1), entries.length);
    if (to !== null) setPlace(to);
    else if (event.key === 'Enter' && current && !event.nativeEvent.isComposing) onChoose(current);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className={styles.field}>
        <Search aria-hidden />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={currentId}
          aria-label={t('palette.label')}
          placeholder={t('palette.label')}
          maxLength={100}
          spellCheck={false}
          dir="auto"
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setPlace(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={t('palette.results')} className={styles.list} tabIndex={-1}>
        {sections.map((section) => (
          <div key={section.name} role="group" aria-label={section.name}>
            <p className={styles.heading} aria-hidden>
              {section.name}
            </p>
            {section.entries.map((entry) => (
              <Option
                key={entry.key}
                id={optionId(entry)}
                entry={entry}
                isCurrent={entry === current}
                onPoint={() => setPlace(entries.indexOf(entry))}
                onChoose={() => onChoose(entry)}
              />
            ))}
          </div>
        ))}
      </div>
      <p className={entries.length === 0 ? styles.nothing : 'visually-hidden'} role="status">
        {t('palette.count', { count: entries.length })}
      </p>
    </>
  );
}

/** Where a key of the list leads, or null for any other key. Home and End are the field's own. */
function destination({ key }: KeyboardEvent, place: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (place + 1) % count;
    case 'ArrowUp':
      return (place + count - 1) % count;
    case 'PageDown':
      return Math.min(count - 1, place + PAGE_STEP);
    case 'PageUp':
      return Math.max(0, place - PAGE_STEP);
    default:
      return null;
  }
}

interface OptionProps {
  readonly id: string;
  readonly entry: PaletteEntry;
  readonly isCurrent: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

function Option({ id, entry, isCurrent, onPoint, onChoose }: OptionProps) {
  const { t } = useTranslation('common');
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field has the focus and its keys
    <div
      id={id}
      role="option"
      aria-selected={isCurrent}
      className={styles.option}
      // The pointer takes over when it moves, not when the list moves under it.
      onMouseMove={isCurrent ? undefined : onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span className={styles.mark}>
        {entry.type === 'work' ? (
          <BookOpen aria-hidden />
        ) : entry.checked ? (
          <Check aria-label={t('palette.on')} />
        ) : null}
      </span>
      {entry.type === 'work' ? (
        <>
          <span className={styles.title}>
            <bdi>{entry.work.title}</bdi>
          </span>
          <span className={styles.aside}>
            <bdi>{entry.work.author}</bdi>
          </span>
        </>
      ) : (
        <>
          <span className={styles.title}>{entry.title}</span>
          <span className={styles.aside}>
            {entry.group}
            {entry.keys ? <Keys keys={entry.keys} /> : null}
          </span>
        </>
      )}
    </div>
  );
}
