/** "Aa": theme and type of the page, at work while they are changed. */
import { CaseSensitive } from 'lucide-react';
import { memo, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { THEMES } from '../../../contract/settings.ts';
import { formatNumber } from '../../i18n/format.ts';
import { updateSettings, useCurrentSettings } from '../../settings/settings-state.ts';
import { IconButton, Popover, Range, Segmented, Switch } from '../../ui/index.ts';
import { useReader } from '../reader-context.ts';
import { isJapanese } from '../typography/languages.ts';
import { FaceChoice, TypeSwitch } from '../typography/type-choices.tsx';
import styles from './bars.module.css';

export const ReadingSettings = memo(function ReadingSettings() {
  const { t } = useTranslation('reader');
  const settings = useCurrentSettings();
  const japanese = useReader().columns.some(({ version }) => isJapanese(version.language));
  return (
    <Popover
      title={t('settings.title')}
      align="end"
      trigger={
        <IconButton label={t('settings.title')}>
          <CaseSensitive aria-hidden />
        </IconButton>
      }
    >
      <div className={styles.settings}>
        <Segmented
          label={t('settings.theme')}
          value={settings.theme}
          options={THEMES.map((value) => ({ value, label: t(`settings.themes.${value}`) }))}
          onValueChange={(theme) => updateSettings({ theme })}
        />
        <FaceChoice />
        <Slider
          label={t('settings.size')}
          value={settings.fontSize}
          range={[12, 32, 0.5]}
          onChange={(fontSize) => updateSettings({ fontSize })}
        />
        <Slider
          label={t('settings.leading')}
          value={settings.lineHeight}
          range={[1.2, 2.4, 0.05]}
          onChange={(lineHeight) => updateSettings({ lineHeight })}
        />
        <Slider
          label={t('settings.measure')}
          value={settings.measure}
          range={[30, 100, 1]}
          onChange={(measure) => updateSettings({ measure })}
        />
        <Switch
          label={t('settings.numbers')}
          checked={settings.paragraphNumbers}
          onCheckedChange={(paragraphNumbers) => updateSettings({ paragraphNumbers })}
        />
        <Switch
          label={t('settings.justify')}
          checked={settings.justify}
          onCheckedChange={(justify) => updateSettings({ justify })}
        />
        <TypeSwitch name="hyphenate" />
        <TypeSwitch name="oldStyleFigures" />
        {japanese ? <TypeSwitch name="verticalJapanese" /> : null}
      </div>
    </Popover>
  );
});

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly range: readonly [min: number, max: number, step: number];
  readonly onChange: (value: number) => void;
}

function Slider({ label, value, range: [min, max, step], onChange }: SliderProps) {
  const id = useId();
  return (
    <div className={styles.slider}>
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id}>{formatNumber(value, { maximumFractionDigits: 2 })}</output>
      <Range id={id} min={min} max={max} step={step} value={value} onValueChange={onChange} />
    </div>
  );
}
