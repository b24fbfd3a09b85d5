/** All commands with their keys; each can be given others. What a key is taken by is said before it is taken over. */
import { RotateCcw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import {
  COMMANDS,
  COMMAND_GROUPS,
  COMMAND_IDS,
  commandDefinition,
  conflictsOf,
  isPlainLetter,
  keysOf,
} from '../../contract/commands.ts';
import type { CommandGroup, CommandId, ShortcutOverrides } from '../../contract/commands.ts';
import { keystrokeOf } from '../shell/keystroke.ts';
import { Button, IconButton, Keys } from '../ui/index.ts';
import { Group } from './section.tsx';
import { currentSettings, updateSettings, useCurrentSettings } from './settings-state.ts';
import styles from './settings.module.css';

function setKeys(id: CommandId, keys: readonly string[] | null): void {
  const { [id]: _mine, ...others } = currentSettings().shortcuts;
  const same = keys === null || keys.join(' ') === COMMANDS[id].keys.join(' ');
  updateSettings({ shortcuts: (same ? others : { ...others, [id]: keys }) as Record<string, string[]> });
}

/** Gives the keys to this command alone. */
function takeKeys(id: CommandId, keys: string, from: readonly CommandId[], overrides: ShortcutOverrides): void {
  for (const other of from)
    setKeys(
      other,
      keysOf(other, overrides).filter((one) => one !== keys),
    );
  setKeys(id, [keys]);
}

export function ShortcutsSection() {
  const { t } = useTranslation('settings');
  const { shortcuts } = useCurrentSettings();
  const changed = Object.keys(shortcuts).length > 0;
  return (
    <Group title={t('section.shortcuts')}>
      <p className={styles.help}>{t('shortcuts.help')}</p>
      <div>
        <Button disabled={!changed} onClick={() => updateSettings({ shortcuts: {} })}>
          {t('shortcuts.resetAll')}
        </Button>
      </div>
      {COMMAND_GROUPS.map((group) => (
        <CommandKeys key={group} group={group} />
      ))}
    </Group>
  );
}

function CommandKeys({ group }: { readonly group: CommandGroup }) {
  const { t } = useTranslation('menu');
  return (
    <div className={styles.commandGroup} role="group" aria-label={t(`group.${group}`)}>
      <h4>{t(`group.${group}`)}</h4>
      {COMMAND_IDS.filter((id) => commandDefinition(id).group === group).map((id) => (
        <CommandRow key={id} id={id} />
      ))}
    </div>
  );
}

function CommandRow({ id }: { readonly id: CommandId }) {
  const { t } = useTranslation(['settings', 'menu']);
  const { shortcuts } = useCurrentSettings();
  const [recording, setRecording] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const title = t(`menu:command.${id}`);
  const keys = keysOf(id, shortcuts);
  const wasRecording = useRef(false);
  // The recorder goes, and the focus with it.
  useEffect(() => {
    if (wasRecording.current && !recording) button.current?.focus();
    wasRecording.current = recording;
  }, [recording]);
  return (
    <div className={styles.commandRow}>
      <span className={styles.commandTitle}>{title}</span>
      {recording ? (
        <Recorder id={id} onEnd={() => setRecording(false)} />
      ) : (
        <>
          <span className={styles.commandKeys}>
            {keys.length === 0 ? t('shortcuts.none') : keys.map((one) => <Keys key={one} keys={one} />)}
          </span>
          {shortcuts[id] === undefined ? null : (
            <IconButton label={t('shortcuts.reset', { title })} onClick={() => setKeys(id, null)}>
              <RotateCcw aria-hidden />
            </IconButton>
          )}
          <Button
            ref={button}
            variant="quiet"
            aria-label={t('shortcuts.changeOf', { title })}
            onClick={() => setRecording(true)}
          >
            {t('shortcuts.change')}
          </Button>
        </>
      )}
    </div>
  );
}

/** Takes the next keys that are pressed. Esc leaves all as it was; Delete takes the command's keys away. */
function Recorder({ id, onEnd }: { readonly id: CommandId; readonly onEnd: () => void }) {
  const { t } = useTranslation(['settings', 'menu']);
  const { shortcuts } = useCurrentSettings();
  const field = useRef<HTMLButtonElement>(null);
  const [pressed, setPressed] = useState<string | null>(null);
  useEffect(() => field.current?.focus(), []);
  const { when } = commandDefinition(id);
  const refused = pressed !== null && isPlainLetter(pressed) && when !== 'align' && when !== 'reader';
  const taken = pressed === null ? [] : conflictsOf(id, pressed, shortcuts);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return onEnd();
    if (event.key === 'Delete' || event.key === 'Backspace') {
      setKeys(id, []);
      return onEnd();
    }
    const keys = keystrokeOf(event.nativeEvent);
    if (keys === null) return;
    const plain = isPlainLetter(keys) && when !== 'align' && when !== 'reader';
    if (plain || conflictsOf(id, keys, shortcuts).length > 0) return setPressed(keys);
    setKeys(id, [keys]);
    onEnd();
  };
  return (
    <span className={styles.recorder}>
      <button ref={field} type="button" className={styles.recording} onKeyDown={onKeyDown}>
        {pressed === null ? t('shortcuts.press') : <Keys keys={pressed} />}
      </button>
      <span role="status" className={styles.help}>
        {refused ? t('shortcuts.letter') : null}
        {!refused && taken.length > 0
          ? t('shortcuts.taken', { titles: taken.map((other) => t(`menu:command.${other}`)).join(', ') })
          : null}
      </span>
      {!refused && pressed !== null && taken.length > 0 ? (
        <Button
          onClick={() => {
            takeKeys(id, pressed, taken, shortcuts);
            onEnd();
          }}
        >
          {t('shortcuts.take')}
        </Button>
      ) : null}
      <Button variant="quiet" onClick={onEnd}>
        {t('common:cancel')}
      </Button>
    </span>
  );
}
