/** Which way the versions stand on the page: one of five, in sight in the bar. */
import { memo } from 'react';
import { Columns2, Droplet, FileText, ListTree, Rows2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { READING_MODES } from '../../../contract/model.ts';
import type { ReadingMode } from '../../../contract/model.ts';
import { Segmented } from '../../ui/index.ts';

const ICONS: Readonly<Record<ReadingMode, ReactNode>> = {
  columns: <Columns2 aria-hidden />,
  interlinear: <ListTree aria-hidden />,
  alternating: <Rows2 aria-hidden />,
  single: <FileText aria-hidden />,
  blurred: <Droplet aria-hidden />,
};

export interface ModeSwitchProps {
  readonly mode: ReadingMode;
  /** Rows are corrected in columns, whatever the mode. */
  readonly disabled: boolean;
  readonly onMode: (mode: ReadingMode) => void;
}

export const ModeSwitch = memo(function ModeSwitch({ mode, disabled, onMode }: ModeSwitchProps) {
  const { t } = useTranslation('reader');
  return (
    <Segmented
      label={t('modes.label')}
      value={disabled ? 'columns' : mode}
      disabled={disabled}
      options={READING_MODES.map((value) => ({ value, label: t(`modes.${value}`), icon: ICONS[value] }))}
      onValueChange={onMode}
    />
  );
});
