/**
 * Bookmarks, highlights and notes. They hang on segments by id in `anchors`, without a reference: a segment that goes (paragraphs joined,
 * a version gone) must leave the note whole, as an orphan that still says what it was about.
 */
export const up = `
CREATE TABLE note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  work_id INTEGER NOT NULL REFERENCES work (id) ON DELETE CASCADE,
  version_id INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('bookmark', 'mark')),
  colour TEXT NOT NULL,
  text TEXT NOT NULL,
  -- Parts are joined by U+2029.
  quote TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  -- [[segment, start, end], …] in reading order; UTF-16 units, half-open.
  anchors TEXT NOT NULL CHECK (json_valid(anchors)),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX note_work ON note (work_id);
CREATE INDEX note_version ON note (version_id);
`;
