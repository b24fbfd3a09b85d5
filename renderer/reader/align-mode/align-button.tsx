/** Switches Align mode on and off, in the bar above the page. */
import { memo } from 'react';
import { Rows3 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { keysOf } from '../../../contract/commands.ts';
import { useCurrentSettings } from '../../settings/settings-state.ts';
import { runCommand } from '../../shell/commands.ts';
import { useNavigation } from '../../state/navigation.ts';
import { IconButton } from '../../ui/index.ts';

export const AlignButton = memo(function AlignButton({ disabled }: { readonly disabled: boolean }) {
  const { t } = useTranslation('align');
  const aligning = useNavigation((state) => state.aligning);
  const [shortcut] = keysOf('reader.mode.align', useCurrentSettings().shortcuts);
  return (
    <IconButton
      label={t('mode')}
      shortcut={shortcut}
      pressed={aligning}
      disabled={disabled}
      onClick={() => runCommand('reader.mode.align')}
    >
      <Rows3 aria-hidden />
    </IconButton>
  );
});
