/** The bar of reading aloud: back, play or pause, on, which version, voice and speed. Says what is missing where no voice can read. */
import { Pause, Play, SkipBack, SkipForward, Volume2, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import type { VersionId } from '../../../contract/model.ts';
import { host } from '../../host.ts';
import { formatNumber } from '../../i18n/format.ts';
import { languageName } from '../../i18n/languages.ts';
import { updateSettings, useCurrentSettings } from '../../settings/settings-state.ts';
import { onCommand } from '../../shell/commands.ts';
import { IconButton, Select } from '../../ui/index.ts';
import { GRID_ID } from '../grid/grid-id.ts';
import { useReader } from '../reader-context.ts';
import { RATES, useAloud } from './use-aloud.ts';
import { useAloudKeys } from './use-aloud-keys.ts';
import styles from './aloud.module.css';

const useAloudBar = create<{ readonly open: boolean }>(() => ({ open: false }));
const setOpen = (open: boolean) => useAloudBar.setState({ open });
const close = () => setOpen(false);

/** Stands below the page while it is on. */
export function Aloud() {
  const open = useAloudBar((state) => state.open);
  useEffect(() => onCommand('reader.readAloud', () => setOpen(!open), { checked: open }), [open]);
  useEffect(() => () => setOpen(false), []);
  return open ? <AloudBar /> : null;
}

function AloudBar() {
  const { t, i18n } = useTranslation('reading');
  const { columns } = useReader();
  const [chosen, setChosen] = useState<VersionId | null>(null);
  const aloud = useAloud(chosen);
  const { column, voices, voice, playing, toggle, step, faster } = aloud;
  const { speechRate } = useCurrentSettings();
  useAloudKeys({ toggle, step, faster });
  useEffect(() => {
    // What else is open closes first, and keeps the key to itself.
    const onKeyDown = (event: KeyboardEvent) => {
      const inPage = event.target instanceof Element && event.target.closest(`#${GRID_ID}, [data-aloud]`);
      if (event.key === 'Escape' && inPage && !event.defaultPrevented) close();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  const named = (language: string) => languageName(language, i18n.language);
  return (
    <section className={styles.bar} aria-label={t('aloud.name')} data-aloud="">
      <Volume2 aria-hidden className={styles.sign} />
      <div className={styles.keys}>
        <IconButton label={t('aloud.previous')} shortcut="[" disabled={!voice} onClick={() => step(-1)}>
          <SkipBack aria-hidden className={styles.mirror} />
        </IconButton>
        <IconButton
          label={playing ? t('aloud.pause') : t('aloud.play')}
          shortcut="Space"
          disabled={!voice}
          onClick={toggle}
        >
          {playing ? <Pause aria-hidden /> : <Play aria-hidden className={styles.mirror} />}
        </IconButton>
        <IconButton label={t('aloud.next')} shortcut="]" disabled={!voice} onClick={() => step(1)}>
          <SkipForward aria-hidden className={styles.mirror} />
        </IconButton>
      </div>
      <Select
        label={t('aloud.version')}
        hideLabel
        value={String(column?.version.id ?? '')}
        options={columns.map(({ version }) => ({
          value: String(version.id),
          label: named(version.language),
          note: version.label,
        }))}
        onValueChange={(id) => setChosen(columns.find(({ version }) => String(version.id) === id)?.version.id ?? null)}
      />
      {voices.length > 1 ? (
        <Select
          label={t('aloud.voice')}
          hideLabel
          value={voice?.name ?? ''}
          options={voices.map(({ name, lang }) => ({ value: name, label: name, note: lang }))}
          onValueChange={aloud.setVoiceName}
        />
      ) : null}
      <Select
        label={t('aloud.speed')}
        hideLabel
        value={String(speechRate)}
        options={RATES.map((rate) => ({ value: String(rate), label: t('aloud.rate', { rate: formatNumber(rate) }) }))}
        onValueChange={(rate) => updateSettings({ speechRate: Number(rate) })}
      />
      <p role="status" className={styles.words}>
        {column && !voice ? <Missing language={named(column.version.language)} /> : null}
        {aloud.failed ? t('aloud.failed') : null}
      </p>
      <IconButton label={t('aloud.close')} shortcut="Esc" onClick={close}>
        <X aria-hidden />
      </IconButton>
    </section>
  );
}

const SYSTEMS: Readonly<Record<string, 'windows' | 'mac'>> = { win32: 'windows', darwin: 'mac' };

/** No voice reads this language: what to install. */
function Missing({ language }: { readonly language: string }) {
  const { t } = useTranslation('reading');
  const [platform, setPlatform] = useState('');
  useEffect(() => {
    void host.info().then((info) => setPlatform(info.platform));
  }, []);
  const system = SYSTEMS[platform] ?? 'linux';
  return (
    <>
      <strong>{t('aloud.noVoice', { language })}</strong> {platform === '' ? null : t(`aloud.install.${system}`)}
    </>
  );
}
