/** The window's own menu, for those without a menu bar: what the application menu holds, at the start of every screen's bar. */
import { memo } from 'react';
import { Menu as MenuIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { keysOf } from '../../contract/commands.ts';
import type { CommandId } from '../../contract/commands.ts';
import { useCurrentSettings } from '../settings/settings-state.ts';
import { IconButton, Menu } from '../ui/index.ts';
import type { MenuEntry } from '../ui/index.ts';
import { runCommand } from './commands.ts';

const separator: MenuEntry = { type: 'separator' };

export const AppMenu = memo(function AppMenu() {
  const { t } = useTranslation(['common', 'menu', 'settings']);
  const { theme, shortcuts } = useCurrentSettings();
  const entry = (command: CommandId): MenuEntry => ({
    type: 'action',
    label: t(`menu:command.${command}`),
    shortcut: keysOf(command, shortcuts)[0],
    onSelect: () => runCommand(command),
  });
  const themes = (['system', 'light', 'dark', 'sepia'] as const).map((value) => ({
    value,
    label: t(`settings:theme.${value}`),
  }));
  const entries: readonly MenuEntry[] = [
    entry('import.files'),
    entry('import.paste'),
    separator,
    entry('library.show'),
    entry('library.bin'),
    separator,
    {
      type: 'choice',
      label: t('common:theme'),
      value: theme,
      options: themes,
      onChange: (value) => runCommand(`view.theme.${value as (typeof themes)[number]['value']}`),
    },
    separator,
    entry('palette.show'),
    entry('settings.show'),
    entry('help.shortcuts'),
    entry('help.about'),
  ];
  return (
    <Menu
      entries={entries}
      trigger={
        <IconButton label={t('common:menu')}>
          <MenuIcon aria-hidden />
        </IconButton>
      }
    />
  );
});
