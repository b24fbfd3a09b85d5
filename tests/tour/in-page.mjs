/** What the tour does inside the page, where nothing of a module is at hand: each function stands by itself. */

/** What a file that is dragged over the window looks like to it. */
export const DRAG_SCRIPT = `window.drag = (type) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(['text'], 'a.txt'));
  window.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, relatedTarget: null }));
};`;

/** Hides all versions of the Declaration but Arabic, Chinese and Russian; answers its id and the reading state it had. */
export async function showScripts() {
  const answer = await window.hexapla.call('library.works', { from: 0, count: 1, search: 'Universal' });
  const workId = answer.result.works[0].id;
  const work = await window.hexapla.call('library.work', { workId });
  const shown = ['ar', 'zh', 'ru'];
  const hidden = work.result.versions
    .filter(({ language }) => !shown.includes(language.split('-')[0]))
    .map(({ id }) => id);
  const opening = await window.hexapla.call('reader.open', { workId, count: 1 });
  const state = { beadId: opening.result.beadIds[0], fraction: 0, hidden, widths: {}, showParatext: false };
  await window.hexapla.call('reader.saveState', { workId, state });
  window.tourScripts = { workId, state: { ...state, hidden: [] } };
}

/** Shows them all again. */
export async function showAllScripts() {
  await window.hexapla.call('reader.saveState', window.tourScripts);
}

/** Writes notes into the work that is open: a highlight of each colour, a bookmark, and a note that has lost its place. */
export async function annotate() {
  const { result: page } = await window.hexapla.call('library.works', { from: 0, count: 1, sort: 'opened' });
  const workId = page.works[0].id;
  const { result: opening } = await window.hexapla.call('reader.open', { workId, count: 20 });
  const { versions } = opening.work;
  const add = async (row, column, colour, kind, text) => {
    const segment = opening.first.beads[row].cells[column][0];
    const anchors = [{ segmentId: segment.id, start: 0, end: Math.min(24, segment.text.length) }];
    const note = { workId, versionId: versions[column].id, kind, colour, text, anchors };
    await window.hexapla.call('notes.add', note);
  };
  const colours = ['yellow', 'green', 'blue', 'red', 'violet'];
  for (const [index, colour] of colours.entries())
    await add(1 + index, index % 2, colour, 'mark', index === 1 ? 'Compare the other versions here.' : '');
  await add(2, 0, 'yellow', 'bookmark', '');
  await add(3, versions.length - 1, 'red', 'mark', 'This version was taken away.');
  await window.hexapla.call('library.deleteVersion', { versionId: versions.at(-1).id });
  window.tourVersion = versions.at(-1).id;
}

/** Takes all of it back. */
export async function forgetNotes() {
  const { result: page } = await window.hexapla.call('library.works', { from: 0, count: 1, sort: 'opened' });
  const workId = page.works[0].id;
  await window.hexapla.call('library.restoreVersion', { versionId: window.tourVersion });
  const { result: notes } = await window.hexapla.call('notes.list', { workId });
  await window.hexapla.call('notes.delete', { noteIds: notes.map(({ id }) => id) });
}
