/**
 * A work in this table has arrays (alignment, alignment_column) that are behind its beads: edits by hand leave writing them to the next
 * pause. Whoever holds arrays of this stamp in memory has the true ones; else they are derived from the beads (db/outline.ts).
 */
export const up = `
CREATE TABLE alignment_behind (
  work_id INTEGER PRIMARY KEY REFERENCES work (id) ON DELETE CASCADE,
  -- Another one with every change.
  stamp INTEGER NOT NULL
) STRICT;
`;
