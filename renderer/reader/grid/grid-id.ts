/** The element id of the reading page, for those that point or lead to it. */
export const GRID_ID = 'reading-grid';
