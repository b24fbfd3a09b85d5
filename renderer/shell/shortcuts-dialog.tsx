/** All keys, by where they work. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../state/navigation.ts';
import { Dialog, Keys } from '../ui/index.ts';
import { READER_SHORTCUTS } from '../reader/reader-shortcuts.ts';
import { SCREEN_SHORTCUTS, SHORTCUTS } from './shortcuts.ts';
import styles from './shell.module.css';

export function ShortcutsDialog() {
  const { t } = useTranslation(['common', 'menu', 'reader']);
  const open = useNavigation((state) => state.dialog === 'shortcuts');
  return (
    <Dialog
      open={open}
      onOpenChange={() => useNavigation.getState().openDialog(null)}
      size="large"
      title={t('common:shortcuts.title')}
    >
      <div className={styles.shortcutGroups}>
        <Group title={t('common:shortcuts.everywhere')}>
          {SHORTCUTS.map(({ shown, command }) => (
            <Line key={shown} keys={shown} words={t(`menu:command.${command}`)} />
          ))}
          <Line keys="?" words={t('menu:command.help.shortcuts')} />
          {SCREEN_SHORTCUTS.everywhere.map(({ shown, words }) => (
            <Line key={shown} keys={shown} words={t(`common:shortcuts.${words}`)} />
          ))}
        </Group>
        <Group title={t('common:shortcuts.library')}>
          {SCREEN_SHORTCUTS.library.map(({ shown, words }) => (
            <Line key={shown} keys={shown} words={t(`common:shortcuts.${words}`)} />
          ))}
        </Group>
        <Group title={t('common:shortcuts.reader')}>
          {READER_SHORTCUTS.map(({ shown, words }) => (
            <Line key={shown} keys={shown} words={t(words)} />
          ))}
        </Group>
      </div>
    </Dialog>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.shortcutGroup}>
      <h3>{title}</h3>
      <dl>{children}</dl>
    </section>
  );
}

/** Several ways to do the same are parted by spaces. */
function Line({ keys, words }: { readonly keys: string; readonly words: string }) {
  return (
    <>
      <dt>{words}</dt>
      <dd>
        {keys.split(' ').map((way) => (
          <Keys key={way} keys={way} />
        ))}
      </dd>
    </>
  );
}
