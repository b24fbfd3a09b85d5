/**
 * Operations over very many rows (docs/adr/0007-long-operations.md): said at once, carried out part by part.
 *
 * - operation.path says what such an operation does to which rows (db/edits/path.ts); null for those whose `changes` are all of it.
 * - operation_part holds what one part of it changed, and whether that is so now.
 * - unsettled names the one operation of a work whose parts are not all as they are wanted: done (1) or taken back (0). forgotten: it is
 *   not to be done again, and goes once it is taken back.
 */
export const up = `
ALTER TABLE operation ADD COLUMN path BLOB;

CREATE TABLE operation_part (
  operation_id INTEGER NOT NULL REFERENCES operation (id) ON DELETE CASCADE,
  part INTEGER NOT NULL,
  applied INTEGER NOT NULL CHECK (applied IN (0, 1)),
  -- JSON: segments that went over the border into the next part's rows.
  crossed TEXT NOT NULL,
  changes BLOB NOT NULL,
  PRIMARY KEY (operation_id, part)
) STRICT;

CREATE TABLE unsettled (
  work_id INTEGER PRIMARY KEY REFERENCES work (id) ON DELETE CASCADE,
  operation_id INTEGER NOT NULL REFERENCES operation (id) ON DELETE CASCADE,
  wanted INTEGER NOT NULL CHECK (wanted IN (0, 1)),
  forgotten INTEGER NOT NULL CHECK (forgotten IN (0, 1)),
  -- Parts before this one are as they are wanted.
  next_part INTEGER NOT NULL
) STRICT;
CREATE INDEX unsettled_operation ON unsettled (operation_id);

-- Rows whose sentence beads are to be found out.
CREATE INDEX bead_unknown ON bead (work_id, position) WHERE sentence_beads = '[]';
`;
