/** From the field above a panel's list, the arrow down leads into the list: to what is current there, else to the first. */
import type { KeyboardEvent } from 'react';
import { PANEL_ELEMENT_ID } from './panel-state.ts';

export function intoList(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const panel = document.getElementById(PANEL_ELEMENT_ID);
  const item = panel?.querySelector<HTMLElement>('ul [aria-current]') ?? panel?.querySelector<HTMLElement>('ul button');
  if (!item || event.nativeEvent.isComposing) return;
  event.preventDefault();
  item.focus();
}
