/** The one bar above the page: the way back, what is read, and how it is shown. */
import { ArrowLeft, Columns3, Plus } from 'lucide-react';
import { memo, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadingMode, Version, VersionId, WorkDetail } from '../../../contract/model.ts';
import { useImportDialog } from '../../import/import-state.ts';
import { languageName } from '../../i18n/languages.ts';
import { AppMenu } from '../../shell/app-menu.tsx';
import { useNavigation } from '../../state/navigation.ts';
import { IconButton, Menu } from '../../ui/index.ts';
import type { MenuEntry } from '../../ui/index.ts';
import { AlignButton } from '../align-mode/align-button.tsx';
import { PanelButton } from '../panel/panel-button.tsx';
import { ModeSwitch } from '../modes/mode-switch.tsx';
import { RealignButton } from '../realign/realign-button.tsx';
import { orderedVersions } from '../use-reading-state.ts';
import type { Layout } from '../use-reading-state.ts';
import { ReadingSettings } from './reading-settings.tsx';
import styles from './bars.module.css';

export interface TopBarProps {
  readonly work: WorkDetail;
  readonly layout: Layout;
  readonly mode: ReadingMode;
  readonly onChange: (part: Partial<Layout>) => void;
}

export function TopBar({ work, layout, mode, onChange }: TopBarProps) {
  const { t } = useTranslation('reader');
  const onMode = useCallback((next: ReadingMode) => onChange({ mode: next }), [onChange]);
  const aligning = useNavigation((state) => state.aligning);
  return (
    <header className={styles.bar}>
      <div className={styles.start}>
        <AppMenu />
        <IconButton label={t('back')} shortcut="$mod+L" onClick={() => useNavigation.getState().showLibrary()}>
          <ArrowLeft aria-hidden className={styles.mirror} />
        </IconButton>
      </div>
      <div className={styles.title}>
        <h1 dir="auto">{work.title}</h1>
        {work.author ? <span dir="auto">{work.author}</span> : null}
      </div>
      <div className={styles.end}>
        <AlignButton disabled={work.beadCount === 0} />
        <ModeSwitch mode={mode} disabled={aligning} onMode={onMode} />
        <ColumnsMenu versions={work.versions} layout={layout} onChange={onChange} />
        <ReadingSettings />
        <IconButton label={t('addVersion')} onClick={() => useImportDialog.getState().open({ workId: work.id })}>
          <Plus aria-hidden />
        </IconButton>
        <RealignButton />
        <PanelButton />
      </div>
    </header>
  );
}

interface ColumnsMenuProps extends Pick<TopBarProps, 'layout' | 'onChange'> {
  readonly versions: readonly Version[];
}

const ColumnsMenu = memo(function ColumnsMenu({ versions: all, layout, onChange }: ColumnsMenuProps) {
  const { t, i18n } = useTranslation('reader');
  const visible = all.length - layout.hidden.length;
  const toggle = (id: VersionId, show: boolean) =>
    onChange({ hidden: show ? layout.hidden.filter((one) => one !== id) : [...layout.hidden, id] });
  const versions = orderedVersions(all, layout.order).map((version): MenuEntry => {
    const shown = !layout.hidden.includes(version.id);
    const detail = version.label || version.translator;
    const language = languageName(version.language, i18n.language);
    return {
      type: 'check',
      label: detail ? t('columns.entry', { language, detail }) : language,
      checked: shown,
      disabled: shown && visible === 1,
      onChange: (checked) => toggle(version.id, checked),
    };
  });
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={t('columns.shown', { shown: visible, count: all.length })}>
          <Columns3 aria-hidden />
          {layout.hidden.length > 0 ? (
            <span aria-hidden className={styles.shown}>
              {t('columns.share', { shown: visible, count: all.length })}
            </span>
          ) : null}
        </IconButton>
      }
      entries={[
        ...versions,
        { type: 'separator' },
        {
          type: 'check',
          label: t('paratext.showAll'),
          checked: layout.showParatext,
          onChange: (showParatext) => onChange({ showParatext, unfolded: new Set() }),
        },
        { type: 'action', label: t('column.equal'), onSelect: () => onChange({ widths: {} }) },
      ]}
    />
  );
});
