/** Switches Align mode on and off, in the bar above the page. */
import { Rows3 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/index.ts';
import { toggleAlignMode, useAlignMode } from './align-state.ts';

export function AlignButton({ disabled }: { readonly disabled: boolean }) {
  const { t } = useTranslation('align');
  const on = useAlignMode((state) => state.on);
  return (
    <IconButton label={t('mode')} shortcut="$mod+E" pressed={on} disabled={disabled} onClick={toggleAlignMode}>
      <Rows3 aria-hidden />
    </IconButton>
  );
}
