/** The reader's side panel: at the inline end of the page, over it in narrow windows. Esc closes it and gives the focus back. */
import { X } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { updateSettings, useCurrentSettings } from '../../settings/settings-state.ts';
import { IconButton, Tabs } from '../../ui/index.ts';
import { PanelEdge } from './panel-edge.tsx';
import { PANEL_ELEMENT_ID, usePanel } from './panel-state.ts';
import { PANELS } from './panels.ts';
import { usePanelCommands } from './use-panel-commands.ts';
import styles from './panel.module.css';

export function SidePanel() {
  const { t } = useTranslation('panels');
  const open = usePanel((state) => state.open);
  const stored = useCurrentSettings().panelWidth;
  /** While the edge is dragged. */
  const [dragged, setDragged] = useState<number | null>(null);
  const element = useRef<HTMLElement>(null);
  useFocusOnShow(element);
  usePanelCommands();

  const panel = PANELS.find(({ id }) => id === open);
  if (!panel) return null;
  const width = dragged ?? stored;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    usePanel.getState().close();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes, wherever in it the focus is
    <section
      ref={element}
      id={PANEL_ELEMENT_ID}
      aria-label={t('side')}
      className={styles.panel}
      style={{ inlineSize: `${width}px` }}
      onKeyDown={onKeyDown}
    >
      <PanelEdge
        width={width}
        onResize={setDragged}
        onResized={(panelWidth) => {
          setDragged(null);
          updateSettings({ panelWidth });
        }}
      />
      <Tabs
        className={styles.tabs}
        label={t('tabs')}
        value={panel.id}
        tabs={PANELS.map(({ id, icon: Icon, name }) => ({ value: id, label: t(name), icon: <Icon aria-hidden /> }))}
        onValueChange={(id) => usePanel.getState().choose(id)}
        actions={
          <IconButton label={t('close')} shortcut="Esc" onClick={() => usePanel.getState().close()}>
            <X aria-hidden />
          </IconButton>
        }
      >
        <panel.Content />
      </Tabs>
    </section>
  );
}

/** Until the panel's content takes the focus (panel-focus.ts), which may have to come first, its tab holds it. */
function useFocusOnShow(element: React.RefObject<HTMLElement | null>): void {
  const shown = usePanel((state) => state.shown);
  const seen = useRef(shown);
  useLayoutEffect(() => {
    if (shown === seen.current || !element.current) return;
    seen.current = shown;
    if (element.current.contains(document.activeElement)) return;
    element.current.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus({ preventScroll: true });
  });
}
