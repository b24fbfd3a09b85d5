/** Shows and hides the side panel, as it was last. */
import { memo } from 'react';
import { PanelRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/index.ts';
import { usePanel } from './panel-state.ts';
import styles from './panel.module.css';

export const PanelButton = memo(function PanelButton() {
  const { t } = useTranslation('panels');
  const open = usePanel((state) => state.open !== null);
  const onClick = () => {
    const { last, show, close } = usePanel.getState();
    if (open) close();
    else show(last);
  };
  return (
    <IconButton label={t('side')} pressed={open} onClick={onClick}>
      <PanelRight aria-hidden className={styles.mirror} />
    </IconButton>
  );
});
