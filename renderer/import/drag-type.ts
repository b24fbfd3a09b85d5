/** What is dragged between the groups of an import; files from outside are of another type. */
export const DRAG_TYPE = 'application/x-hexapla-draft';
