/** All keys, by what they are for: those of commands, then those that a list or the page answers itself. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { COMMAND_GROUPS, COMMAND_IDS, commandDefinition, keysOf } from '../../contract/commands.ts';
import type { CommandGroup } from '../../contract/commands.ts';
import { READER_SHORTCUTS } from '../reader/reader-shortcuts.ts';
import { useCurrentSettings } from '../settings/settings-state.ts';
import { useNavigation } from '../state/navigation.ts';
import { Dialog, Keys } from '../ui/index.ts';
import { SCREEN_KEYS } from './screen-keys.ts';
import styles from './shell.module.css';

export function ShortcutsDialog() {
  const { t } = useTranslation(['common', 'menu', 'reader']);
  const open = useNavigation((state) => state.dialog === 'shortcuts');
  return (
    <Dialog
      open={open}
      onOpenChange={() => useNavigation.getState().openDialog(null)}
      size="large"
      reading
      title={t('common:shortcuts.title')}
    >
      <div className={styles.shortcutGroups}>
        {COMMAND_GROUPS.map((group) => (
          <Commands key={group} group={group} />
        ))}
        <Group title={t('common:shortcuts.inLibrary')}>
          {SCREEN_KEYS.library.map(({ shown, words }) => (
            <Line key={shown} keys={[shown]} words={t(`common:shortcuts.${words}`)} />
          ))}
        </Group>
        <Group title={t('common:shortcuts.inPage')}>
          {READER_SHORTCUTS.map(({ shown, words }) => (
            <Line key={shown} keys={shown.split(' ')} words={t(words)} />
          ))}
        </Group>
        <Group title={t('common:shortcuts.everywhere')}>
          {SCREEN_KEYS.everywhere.map(({ shown, words }) => (
            <Line key={shown} keys={[shown]} words={t(`common:shortcuts.${words}`)} />
          ))}
        </Group>
      </div>
    </Dialog>
  );
}

function Commands({ group }: { readonly group: CommandGroup }) {
  const { t } = useTranslation('menu');
  const { shortcuts } = useCurrentSettings();
  const withKeys = COMMAND_IDS.filter(
    (id) => commandDefinition(id).group === group && keysOf(id, shortcuts).length > 0,
  );
  if (withKeys.length === 0) return null;
  return (
    <Group title={t(`group.${group}`)}>
      {withKeys.map((id) => (
        <Line key={id} keys={keysOf(id, shortcuts)} words={t(`command.${id}`)} />
      ))}
    </Group>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.shortcutGroup}>
      <h3>{title}</h3>
      <dl>{children}</dl>
    </section>
  );
}

/** Several ways to do the same stand side by side. */
function Line({ keys, words }: { readonly keys: readonly string[]; readonly words: string }) {
  return (
    <>
      <dt>{words}</dt>
      <dd>
        {keys.map((way) => (
          <Keys key={way} keys={way} />
        ))}
      </dd>
    </>
  );
}
