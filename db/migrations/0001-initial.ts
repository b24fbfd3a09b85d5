/**
 * The first schema. STRICT throughout; ids are AUTOINCREMENT where other things hang on them, so that none is ever used twice.
 *
 * work ── version ── segment (its text) ── bead_segment ── bead (a row of the alignment) ── work
 *
 * - A segment stands in at most one bead by construction (bead_segment's key); that it stands in one at all is kept by the only
 *   function that writes beads (db/alignment.ts) and checked by property tests.
 * - bead.position is sparse, so that merging and splitting rows renumbers nothing.
 * - alignment and alignment_column hold what the reader needs of all rows at once (ids, cell lengths, flags) as arrays of numbers
 *   (db/outline.ts), written in the same transaction as the beads. Opening a book of 50,000 paragraphs reads five blobs.
 * - An operation log for undo will hang on work.id and alignment.revision.
 */
export const up = `
CREATE TABLE work (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  author TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  opened_at INTEGER,
  deleted_at INTEGER,
  bead_count INTEGER NOT NULL DEFAULT 0,
  doubtful_count INTEGER NOT NULL DEFAULT 0,
  folded_title TEXT NOT NULL,
  folded TEXT NOT NULL,
  notes TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE work_tag (
  work_id INTEGER NOT NULL REFERENCES work (id) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (work_id, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX work_tag_tag ON work_tag (tag);

CREATE TABLE original (
  id INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  byte_length INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE version (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  work_id INTEGER NOT NULL REFERENCES work (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  language TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('ltr', 'rtl')),
  label TEXT NOT NULL,
  translator TEXT NOT NULL,
  date TEXT NOT NULL,
  source TEXT NOT NULL,
  is_original INTEGER NOT NULL CHECK (is_original IN (0, 1)),
  segment_count INTEGER NOT NULL,
  character_count INTEGER NOT NULL,
  original_id INTEGER NOT NULL REFERENCES original (id),
  file_name TEXT NOT NULL,
  -- How the original was read: format, encoding, convention, as JSON. Lets a later version read it again.
  reading TEXT NOT NULL CHECK (json_valid(reading)),
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX version_work ON version (work_id, position);
CREATE INDEX version_original ON version (original_id);

CREATE TABLE segment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version_id INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
  -- From 1 in reading order, without gaps.
  number INTEGER NOT NULL,
  kind TEXT NOT NULL
    CHECK (kind IN ('heading', 'paragraph', 'item', 'quote', 'verse', 'caption', 'note', 'code')),
  level INTEGER NOT NULL,
  paratext INTEGER NOT NULL CHECK (paratext IN (0, 1)),
  -- Why it was proposed as paratext, also where the user reversed that.
  reason TEXT,
  -- UTF-16 units of text.
  length INTEGER NOT NULL,
  -- Flat half-open ranges as JSON: [start0, end0, start1, end1, …].
  sentences TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX segment_version ON segment (version_id, number);

CREATE TABLE bead (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  work_id INTEGER NOT NULL REFERENCES work (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('auto', 'doubtful', 'edited', 'confirmed')),
  pinned INTEGER NOT NULL CHECK (pinned IN (0, 1)),
  score REAL NOT NULL,
  reasons TEXT NOT NULL,
  -- [[score, start, end, start, end, …], …], runs in the order of alignment.version_ids.
  sentence_beads TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX bead_position ON bead (work_id, position);

CREATE TABLE bead_segment (
  segment_id INTEGER PRIMARY KEY REFERENCES segment (id) ON DELETE CASCADE,
  bead_id INTEGER NOT NULL REFERENCES bead (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX bead_segment_bead ON bead_segment (bead_id);

CREATE TABLE alignment (
  work_id INTEGER PRIMARY KEY REFERENCES work (id) ON DELETE CASCADE,
  -- Rises with every change of the beads.
  revision INTEGER NOT NULL,
  -- JSON array: the order of the runs in bead.sentence_beads.
  version_ids TEXT NOT NULL CHECK (json_valid(version_ids)),
  -- Float64, little-endian: ids of all beads in reading order.
  bead_ids BLOB NOT NULL,
  -- Uint8 per bead: doubtful 1, pinned 16, confirmed 32.
  bead_flags BLOB NOT NULL
) STRICT;

CREATE TABLE alignment_column (
  version_id INTEGER PRIMARY KEY REFERENCES version (id) ON DELETE CASCADE,
  -- Uint32, little-endian: UTF-16 units of the version's cell in each bead.
  lengths BLOB NOT NULL,
  -- Uint8 per bead: 1 has segments, 2 all of them paratext, 4 the first one a heading.
  cells BLOB NOT NULL
) STRICT;

CREATE TABLE relation (
  a_id INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
  b_id INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
  verdict TEXT NOT NULL CHECK (verdict IN ('translation', 'related', 'unrelated')),
  score REAL NOT NULL,
  PRIMARY KEY (a_id, b_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX relation_b ON relation (b_id);

CREATE TABLE reading_state (
  work_id INTEGER PRIMARY KEY REFERENCES work (id) ON DELETE CASCADE,
  bead_id INTEGER REFERENCES bead (id) ON DELETE SET NULL,
  fraction REAL NOT NULL,
  progress REAL NOT NULL,
  hidden TEXT NOT NULL CHECK (json_valid(hidden)),
  widths TEXT NOT NULL CHECK (json_valid(widths)),
  show_paratext INTEGER NOT NULL CHECK (show_paratext IN (0, 1))
) STRICT;
CREATE INDEX reading_state_bead ON reading_state (bead_id);

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;
`;
