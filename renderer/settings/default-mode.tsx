/** How works are read for which nothing else was chosen. */
import { useTranslation } from 'react-i18next';
import { READING_MODES } from '../../contract/model.ts';
import type { ReadingMode } from '../../contract/model.ts';
import { Select } from '../ui/index.ts';
import { updateSettings, useCurrentSettings } from './settings-state.ts';

export function DefaultMode() {
  const { t } = useTranslation(['reading', 'reader']);
  const { readingMode } = useCurrentSettings();
  return (
    <Select<ReadingMode>
      label={t('reading:defaultMode')}
      value={readingMode}
      options={READING_MODES.map((value) => ({ value, label: t(`reader:modes.${value}`) }))}
      onValueChange={(value) => updateSettings({ readingMode: value })}
    />
  );
}
