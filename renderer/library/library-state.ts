/** What the library shows and which works are selected; survives reading a work and coming back. */
import { create } from 'zustand';
import type { WorkId } from '../../contract/model.ts';

interface LibraryView {
  readonly search: string;
  readonly tag: string | null;
  readonly collection: string | null;
  readonly language: string | null;
  readonly selected: ReadonlySet<WorkId>;
  /** The work that has the keyboard, and from which Shift extends. */
  readonly cursor: WorkId | null;
  readonly anchor: WorkId | null;
  /** The work that came, or came back, another object each time: it takes the keyboard. */
  readonly revealed: { readonly workId: WorkId | null };
  readonly setFilter: (filter: Partial<Pick<LibraryView, 'search' | 'tag' | 'collection' | 'language'>>) => void;
  readonly setCursor: (cursor: WorkId | null) => void;
  readonly select: (selected: Iterable<WorkId>, anchor?: WorkId | null) => void;
  readonly toggle: (workId: WorkId) => void;
  /** Shows works whatever the filters were, and selects them. */
  readonly reveal: (workIds: readonly WorkId[]) => void;
  /** Gives the keyboard to a work that is there again, as soon as it is listed. */
  readonly returnTo: (workId: WorkId) => void;
}

export const useLibraryView = create<LibraryView>((set) => ({
  search: '',
  tag: null,
  collection: null,
  language: null,
  selected: new Set(),
  cursor: null,
  anchor: null,
  revealed: { workId: null },
  setFilter: (filter) => set({ ...filter, selected: new Set(), anchor: null }),
  setCursor: (cursor) => set({ cursor }),
  select: (selected, anchor) =>
    set((state) => ({ selected: new Set(selected), anchor: anchor === undefined ? state.anchor : anchor })),
  toggle: (workId) =>
    set((state) => {
      const selected = new Set(state.selected);
      if (!selected.delete(workId)) selected.add(workId);
      return { selected, anchor: workId };
    }),
  reveal: (workIds) =>
    set({
      search: '',
      tag: null,
      collection: null,
      language: null,
      selected: new Set(workIds),
      cursor: workIds[0] ?? null,
      revealed: { workId: workIds[0] ?? null },
    }),
  returnTo: (workId) => set({ cursor: workId, revealed: { workId } }),
}));
