/** Language and theme; the page; what is taken for granted on import. */
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { PARAGRAPH_CONVENTIONS } from '../../contract/import.ts';
import { LOCALES, THEMES } from '../../contract/settings.ts';
import type { Settings } from '../../contract/settings.ts';
import { ownName } from '../i18n/languages.ts';
import { FaceChoice, TypeSwitch } from '../reader/typography/type-choices.tsx';
import { Button, Segmented, Select, Switch } from '../ui/index.ts';
import { DefaultMode } from './default-mode.tsx';
import { Group, Labelled, Slider } from './section.tsx';
import { updateSettings, useCurrentSettings } from './settings-state.ts';
import styles from './settings.module.css';

export function AppearanceSection() {
  const { t } = useTranslation('settings');
  const { locale, theme } = useCurrentSettings();
  const locales = [
    { value: 'system' as const, label: t('locale.system') },
    ...LOCALES.map((value) => ({ value, label: ownName(value) })),
  ];
  return (
    <Group title={t('section.appearance')}>
      <Select<Settings['locale']>
        label={t('locale.label')}
        className={styles.short}
        value={locale}
        options={locales}
        onValueChange={(value) => updateSettings({ locale: value })}
      />
      <Labelled label={t('theme.label')}>
        <Segmented
          label={t('theme.label')}
          value={theme}
          options={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
          onValueChange={(value) => updateSettings({ theme: value })}
        />
      </Labelled>
    </Group>
  );
}

/** What "Reset Reading" puts back. */
const OF_THE_PAGE = [
  'fontSize',
  'lineHeight',
  'measure',
  'justify',
  'hyphenate',
  'paragraphNumbers',
  'readingFace',
  'oldStyleFigures',
  'verticalJapanese',
  'readingMode',
] as const satisfies readonly (keyof Settings)[];

const SWITCHES = ['justify', 'paragraphNumbers'] as const;

export function ReadingSection() {
  const { t } = useTranslation('settings');
  const settings = useCurrentSettings();
  return (
    <Group title={t('section.reading')}>
      <Sample settings={settings} />
      <FaceChoice />
      <div className={styles.sliders}>
        <Slider name="fontSize" min={12} max={32} step={0.5} digits={1} />
        <Slider name="lineHeight" min={1.2} max={2.4} step={0.05} digits={2} />
        <Slider name="measure" min={30} max={100} step={1} digits={0} />
      </div>
      {SWITCHES.map((name) => (
        <Switch
          key={name}
          label={t(`switch.${name}`)}
          checked={settings[name]}
          onCheckedChange={(on) => updateSettings({ [name]: on })}
        />
      ))}
      <TypeSwitch name="hyphenate" />
      <TypeSwitch name="oldStyleFigures" />
      <TypeSwitch name="verticalJapanese" />
      <DefaultMode />
      <div>
        <Button onClick={() => updateSettings(Object.fromEntries(OF_THE_PAGE.map((name) => [name, undefined])))}>
          {t('reset')}
        </Button>
      </div>
    </Group>
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
    hyphens: settings.justify || settings.hyphenate ? 'auto' : 'manual',
    fontVariantNumeric: settings.oldStyleFigures ? 'oldstyle-nums' : 'lining-nums',
  };
  return (
    <div className={styles.sample} data-face={settings.readingFace}>
      <p style={style}>{t('sample')}</p>
    </div>
  );
}

export function ImportSection() {
  const { t } = useTranslation(['settings', 'import']);
  const { importConvention, foldFurniture } = useCurrentSettings();
  return (
    <Group title={t('section.import')}>
      <Select<Settings['importConvention']>
        label={t('convention')}
        className={styles.short}
        value={importConvention}
        options={PARAGRAPH_CONVENTIONS.map((value) => ({ value, label: t(`import:convention.${value}`) }))}
        onValueChange={(value) => updateSettings({ importConvention: value })}
      />
      <p className={styles.help}>{t('conventionHelp')}</p>
      <Switch
        label={t('switch.foldFurniture')}
        checked={foldFurniture}
        onCheckedChange={(on) => updateSettings({ foldFurniture: on })}
      />
    </Group>
  );
}
