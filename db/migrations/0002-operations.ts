/**
 * Correcting by hand: the log of operations, what stands between paragraphs, and links of moved text (docs/adr/0006-operation-log.md).
 *
 * - segment.number stays what it was at import: the paragraph's number, under which it is cited. Parts of a paragraph that was split
 *   share it and are told apart by `part`; a paragraph that was joined to the one before leaves its number out. Order is (number, part).
 * - segment.joint is what stands between a segment and the next one of its version, so that text and joints put together are the same
 *   whatever is split or joined.
 * - A link says that two segments in different rows are counterparts. a_id is the smaller one.
 */
export const up = `
ALTER TABLE segment ADD COLUMN part INTEGER NOT NULL DEFAULT 0;
ALTER TABLE segment ADD COLUMN joint TEXT NOT NULL DEFAULT '\n';
DROP INDEX segment_version;
CREATE INDEX segment_version ON segment (version_id, number, part);

CREATE TABLE link (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  work_id INTEGER NOT NULL REFERENCES work (id) ON DELETE CASCADE,
  a_id INTEGER NOT NULL REFERENCES segment (id) ON DELETE CASCADE,
  b_id INTEGER NOT NULL REFERENCES segment (id) ON DELETE CASCADE,
  UNIQUE (a_id, b_id),
  CHECK (a_id < b_id)
) STRICT;
CREATE INDEX link_b ON link (b_id);
CREATE INDEX link_work ON link (work_id);

CREATE TABLE operation (
  id INTEGER PRIMARY KEY,
  work_id INTEGER NOT NULL REFERENCES work (id) ON DELETE CASCADE,
  -- From 1 in the order in which things were done.
  sequence INTEGER NOT NULL,
  name TEXT NOT NULL,
  -- Milliseconds since the epoch.
  at INTEGER NOT NULL,
  undone INTEGER NOT NULL CHECK (undone IN (0, 1)),
  -- Rows before and after, packed (db/edits/pack.ts).
  changes BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX operation_work ON operation (work_id, sequence);
`;
