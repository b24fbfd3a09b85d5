/** At the end of every screen's line of status: the way to the list of all keys. */
import { useTranslation } from 'react-i18next';
import { Keys } from '../ui/index.ts';
import { runCommand } from './commands.ts';
import styles from './shell.module.css';

export function ShortcutsButton() {
  const { t } = useTranslation('common');
  return (
    <button type="button" className={styles.shortcutsButton} onClick={() => runCommand('help.shortcuts')}>
      <span aria-hidden>
        <Keys keys="?" />
      </span>
      {t('shortcuts.hint')}
    </button>
  );
}
