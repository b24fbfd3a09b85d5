/** Letters of a file's name: what systems take, and people read. */
const MAX_NAME = 100;
const letters = new Intl.Segmenter();

/** A title as a file name on every system: without what a name may not hold, and cut between letters. */
export function fileName(title: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what must not be in a file name
  const plain = title.replace(/[\u0000-\u001f<>:"/\\|?*\s]+/gu, ' ').replace(/^[ .]+/u, '');
  const kept = Array.from(letters.segment(plain.slice(0, 4 * MAX_NAME)), ({ segment }) => segment).slice(0, MAX_NAME);
  return kept.join('').replace(/[. ]+$/u, '') || 'Hexapla';
}
