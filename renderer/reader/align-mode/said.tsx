/** In the status line: what was done last, or why nothing was, and what undo would take back. Told to screen readers as it changes. */
import { useTranslation } from 'react-i18next';
import { keysOf } from '../../../contract/commands.ts';
import { useCurrentSettings } from '../../settings/settings-state.ts';
import { useNavigation } from '../../state/navigation.ts';
import { cx, keyWords } from '../../ui/index.ts';
import { useAlign } from './align-state.ts';
import styles from './said.module.css';

export function Said() {
  const { t } = useTranslation('align');
  const said = useAlign((state) => state.said);
  const history = useAlign((state) => state.history);
  const aligning = useNavigation((state) => state.aligning);
  const [keys = ''] = keysOf('edit.undo', useCurrentSettings().shortcuts);
  const undo =
    aligning && history.undo ? t('undoes', { keys: keyWords(keys), what: t(`operation.${history.undo}`) }) : null;
  return (
    <>
      <span role="status" className={cx(styles.said, said?.refused && styles.refused)}>
        {said?.words}
      </span>
      {undo ? <span className={styles.undo}>{undo}</span> : null}
    </>
  );
}
