/** The reader's choices, in sections. Each shows at once; there is nothing to confirm. */
import { Tabs } from '@base-ui/react/tabs';
import { Archive, BookOpen, FileInput, Info, Languages, Keyboard, Library, Palette } from 'lucide-react';
import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { AboutFacts } from '../shell/about-dialog.tsx';
import { useNavigation } from '../state/navigation.ts';
import { Dialog } from '../ui/index.ts';
import { AlignmentSection } from './alignment-section.tsx';
import { BackupsSection } from './backups-section.tsx';
import { AppearanceSection, ImportSection, ReadingSection } from './general-sections.tsx';
import { LibrarySection } from './library-section.tsx';
import { Group } from './section.tsx';
import styles from './settings.module.css';
import { ShortcutsSection } from './shortcuts-section.tsx';

const SECTIONS = {
  appearance: { icon: <Palette aria-hidden />, Content: AppearanceSection },
  reading: { icon: <BookOpen aria-hidden />, Content: ReadingSection },
  import: { icon: <FileInput aria-hidden />, Content: ImportSection },
  alignment: { icon: <Languages aria-hidden />, Content: AlignmentSection },
  library: { icon: <Library aria-hidden />, Content: LibrarySection },
  backups: { icon: <Archive aria-hidden />, Content: BackupsSection },
  shortcuts: { icon: <Keyboard aria-hidden />, Content: ShortcutsSection },
  about: { icon: <Info aria-hidden />, Content: AboutSection },
} as const satisfies Readonly<Record<string, { icon: ReactNode; Content: ComponentType }>>;
type Section = keyof typeof SECTIONS;
const NAMES = Object.keys(SECTIONS) as Section[];

/** The section that was looked at last. */
const useSection = create<{ readonly section: Section }>(() => ({ section: 'appearance' }));

export function SettingsDialog() {
  const { t } = useTranslation('settings');
  const open = useNavigation((state) => state.dialog === 'settings');
  const { section } = useSection();
  return (
    <Dialog
      open={open}
      onOpenChange={() => useNavigation.getState().openDialog(null)}
      size="large"
      title={t('title')}
      className={styles.dialog}
    >
      <Tabs.Root
        className={styles.tabs}
        orientation="vertical"
        value={section}
        onValueChange={(value: Section) => useSection.setState({ section: value })}
      >
        <Tabs.List className={styles.rail} aria-label={t('sections')} activateOnFocus>
          {NAMES.map((name) => (
            <Tabs.Tab key={name} value={name} className={styles.tab} data-section={name}>
              {SECTIONS[name].icon}
              {t(`section.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {NAMES.map((name) => {
          const { Content } = SECTIONS[name];
          return (
            <Tabs.Panel key={name} value={name} className={styles.settings}>
              <Content />
            </Tabs.Panel>
          );
        })}
      </Tabs.Root>
    </Dialog>
  );
}

function AboutSection() {
  const { t } = useTranslation('settings');
  return (
    <Group title={t('section.about')}>
      <AboutFacts />
    </Group>
  );
}
