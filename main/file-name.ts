/** A title as a file name on every system. */
export function fileName(title: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what must not be in a file name
  const plain = title.replace(/[\u0000-\u001f<>:"/\\|?*\s]+/gu, ' ').trim();
  return plain.slice(0, 100).replace(/[. ]+$/u, '') || 'Hexapla';
}
