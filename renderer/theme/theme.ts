/** Puts the chosen theme on the document; 'system' follows the system while the window is open. */
import type { Theme } from '../../contract/settings.ts';

const dark = window.matchMedia('(prefers-color-scheme: dark)');
let current: Theme = 'system';

function show(): void {
  document.documentElement.dataset['theme'] = current === 'system' ? (dark.matches ? 'dark' : 'light') : current;
}
dark.addEventListener('change', show);

export function applyTheme(theme: Theme): void {
  current = theme;
  show();
}
