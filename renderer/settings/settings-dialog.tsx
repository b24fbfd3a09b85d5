/** The reader's choices. Each shows at once; there is nothing to confirm. */
import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LOCALES, THEMES } from '../../contract/settings.ts';
import type { Settings } from '../../contract/settings.ts';
import { host } from '../host.ts';
import { formatNumber } from '../i18n/format.ts';
import { ownName } from '../i18n/languages.ts';
import { useLibraryInfo } from '../service/queries.ts';
import { useNavigation } from '../state/navigation.ts';
import { Button, Dialog, Segmented, Select, Switch } from '../ui/index.ts';
import { ReadingDefaults } from './reading-defaults.tsx';
import { updateSettings, useCurrentSettings } from './settings-state.ts';
import styles from './settings.module.css';

export function SettingsDialog() {
  const { t } = useTranslation('settings');
  const open = useNavigation((state) => state.dialog === 'settings');
  return (
    <Dialog open={open} onOpenChange={() => useNavigation.getState().openDialog(null)} title={t('title')}>
      <div className={styles.settings}>
        <Appearance />
        <Reading />
        <Library />
      </div>
    </Dialog>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.group}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Appearance() {
  const { t } = useTranslation('settings');
  const { locale, theme } = useCurrentSettings();
  const locales = [
    { value: 'system' as const, label: t('locale.system') },
    ...LOCALES.map((value) => ({ value, label: ownName(value) })),
  ];
  return (
    <Group title={t('appearance')}>
      <Select<Settings['locale']>
        label={t('locale.label')}
        className={styles.short}
        value={locale}
        options={locales}
        onValueChange={(value) => updateSettings({ locale: value })}
      />
      <div>
        <p className={styles.label}>{t('theme.label')}</p>
        <Segmented
          label={t('theme.label')}
          value={theme}
          options={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
          onValueChange={(value) => updateSettings({ theme: value })}
        />
      </div>
    </Group>
  );
}

function Reading() {
  const { t } = useTranslation('settings');
  const settings = useCurrentSettings();
  return (
    <Group title={t('reading')}>
      <Sample settings={settings} />
      <div className={styles.sliders}>
        <Slider name="fontSize" min={12} max={32} step={0.5} digits={1} />
        <Slider name="lineHeight" min={1.2} max={2.4} step={0.05} digits={2} />
        <Slider name="measure" min={30} max={100} step={1} digits={0} />
      </div>
      <Switch
        label={t('justify')}
        checked={settings.justify}
        onCheckedChange={(justify) => updateSettings({ justify })}
      />
      <Switch
        label={t('paragraphNumbers')}
        checked={settings.paragraphNumbers}
        onCheckedChange={(paragraphNumbers) => updateSettings({ paragraphNumbers })}
      />
      <ReadingDefaults />
      <div>
        <Button
          onClick={() =>
            updateSettings({
              fontSize: undefined,
              lineHeight: undefined,
              measure: undefined,
              justify: undefined,
              paragraphNumbers: undefined,
            })
          }
        >
          {t('reset')}
        </Button>
      </div>
    </Group>
  );
}

interface SliderProps {
  readonly name: 'fontSize' | 'lineHeight' | 'measure';
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly digits: number;
}

function Slider({ name, min, max, step, digits }: SliderProps) {
  const { t } = useTranslation('settings');
  const value = useCurrentSettings()[name];
  const words = t(`${name}.value`, { value: formatNumber(value, { maximumFractionDigits: digits }) });
  return (
    <div className={styles.slider}>
      <label htmlFor={`slider-${name}`}>{t(`${name}.label`)}</label>
      <span aria-hidden>{words}</span>
      <input
        id={`slider-${name}`}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={words}
        onChange={(event) => updateSettings({ [name]: event.currentTarget.valueAsNumber })}
      />
    </div>
  );
}

/** A few lines as they will be set. */
function Sample({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('settings');
  const style: CSSProperties = {
    fontSize: settings.fontSize,
    lineHeight: settings.lineHeight,
    maxInlineSize: `${settings.measure}ch`,
    textAlign: settings.justify ? 'justify' : 'start',
  };
  return (
    <div className={styles.sample}>
      <p style={style}>{t('sample')}</p>
    </div>
  );
}

function Library() {
  const { t } = useTranslation('settings');
  const { data: info } = useLibraryInfo();
  return (
    <Group title={t('library.title')}>
      <p className={styles.path}>
        <span>{t('library.location')}</span> <bdi dir="ltr">{info?.path}</bdi>
      </p>
      <p className={styles.help}>{t('library.help')}</p>
      <div>
        <Button onClick={() => void host.showLibraryFolder()}>{t('library.show')}</Button>
      </div>
    </Group>
  );
}
