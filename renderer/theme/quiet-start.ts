/** Until the first key or press of the pointer nothing shows that it has the keyboard: at the start nobody has asked where it is. */
export function startQuietly(root: HTMLElement): void {
  root.dataset['quiet'] = '';
  const stir = new AbortController();
  const end = () => {
    delete root.dataset['quiet'];
    stir.abort();
  };
  for (const event of ['keydown', 'pointerdown'] as const) {
    addEventListener(event, end, { capture: true, signal: stir.signal });
  }
}
