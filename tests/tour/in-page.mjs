/** What the tour does inside the page, where nothing of a module is at hand: each function stands by itself. */

/** What a file that is dragged over the window looks like to it. */
export const DRAG_SCRIPT = `window.drag = (type) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(['text'], 'a.txt'));
  window.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, relatedTarget: null }));
};`;

/** Shows versions of the Declaration in these languages alone, or all without any; putBack() ends it. */
export async function showLanguages(languages) {
  const answer = await window.hexapla.call('library.works', { from: 0, count: 1, search: 'Universal' });
  const workId = answer.result.works[0].id;
  const work = await window.hexapla.call('library.work', { workId });
  const hidden = work.result.versions
    .filter(({ language }) => languages.length > 0 && !languages.includes(language.split('-')[0]))
    .map(({ id }) => id);
  const opening = await window.hexapla.call('reader.open', { workId, count: 1 });
  const [beadId] = opening.result.beadIds;
  window.tourState ??= { workId, state: { ...opening.result.state, beadId } };
  const state = { ...window.tourState.state, hidden };
  await window.hexapla.call('reader.saveState', { workId, state });
}

/** The columns are those again that were shown before. */
export async function putBack() {
  await window.hexapla.call('reader.saveState', window.tourState);
}

/** Writes notes into the work that is open: a highlight of each colour, a bookmark, and a note that has lost its place. */
export async function annotate() {
  const { result: page } = await window.hexapla.call('library.works', { from: 0, count: 1, sort: 'opened' });
  const workId = page.works[0].id;
  const { result: opening } = await window.hexapla.call('reader.open', { workId, count: 20 });
  const { versions } = opening.work;
  const rows = opening.first.beads.filter(({ cells }) =>
    [0, 1, versions.length - 1].every((at) => cells[at].length > 0),
  );
  const add = async (row, column, colour, kind, text) => {
    const segment = rows[row].cells[column][0];
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

/** Puts the works that there are into two collections. */
export async function gatherCollections() {
  const { result } = await window.hexapla.call('library.works', { from: 0, count: 3 });
  const workIds = result.works.map(({ id }) => id);
  await window.hexapla.call('library.collectWorks', { workIds, collection: 'Rights', member: true });
  await window.hexapla.call('library.collectWorks', {
    workIds: workIds.slice(1),
    collection: '源氏物語',
    member: true,
  });
}

/** Ends both collections. */
export async function scatterCollections() {
  for (const collection of ['Rights', '源氏物語'])
    await window.hexapla.call('library.deleteCollection', { collection });
}
