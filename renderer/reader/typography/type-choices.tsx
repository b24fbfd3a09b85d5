/** The choices of type beyond sizes: used by the reader's panel and by the settings. */
import { useTranslation } from 'react-i18next';
import { READING_FACES } from '../../../contract/settings.ts';
import type { ReadingFace, Settings } from '../../../contract/settings.ts';
import { updateSettings, useCurrentSettings } from '../../settings/settings-state.ts';
import { Select, Switch } from '../../ui/index.ts';

export function FaceChoice() {
  const { t } = useTranslation('reading');
  const { readingFace } = useCurrentSettings();
  return (
    <Select<ReadingFace>
      label={t('type.face')}
      value={readingFace}
      options={READING_FACES.map((value) => ({ value, label: t(`type.faces.${value}`) }))}
      onValueChange={(value) => updateSettings({ readingFace: value })}
    />
  );
}

type Toggle = 'hyphenate' | 'oldStyleFigures' | 'verticalJapanese';

export function TypeSwitch({ name }: { readonly name: Toggle }) {
  const { t } = useTranslation('reading');
  const settings = useCurrentSettings();
  const change = (checked: boolean) => updateSettings({ [name]: checked } satisfies Partial<Settings>);
  // Justified text is hyphenated in any case.
  const settled = name === 'hyphenate' && settings.justify;
  return (
    <Switch label={t(`type.${name}`)} checked={settled || settings[name]} disabled={settled} onCheckedChange={change} />
  );
}
