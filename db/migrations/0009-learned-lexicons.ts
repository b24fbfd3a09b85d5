/**
 * Words learned from rows. Everything here is derived: what is lost is learned again.
 *
 * - learned_lexicon: of the whole library, from the rows that the user confirmed (work_id null), and of a work, from all of its rows.
 * - confirmed_rows: what was confirmed in a work when it was last looked at, so that an unchanged work is not read again.
 */
export const up = `
CREATE TABLE learned_lexicon (
  id INTEGER PRIMARY KEY,
  work_id INTEGER REFERENCES work (id) ON DELETE CASCADE,
  -- Primary languages (BCP 47), in the order of the alphabet.
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  -- Stands for the rows that it was learned from: other rows, another source.
  source TEXT NOT NULL,
  -- Pairs of texts that were read.
  row_count INTEGER NOT NULL,
  pair_count INTEGER NOT NULL,
  -- Milliseconds since the epoch.
  learned_at INTEGER NOT NULL,
  -- [[word of a, word of b, t(b | a), t(a | b)], …] as JSON, deflated. Null where the rows are too few, or what was learned was forgotten.
  pairs BLOB
) STRICT;
CREATE UNIQUE INDEX learned_lexicon_languages ON learned_lexicon (coalesce(work_id, 0), a, b);
CREATE INDEX learned_lexicon_work ON learned_lexicon (work_id);

CREATE TABLE confirmed_rows (
  work_id INTEGER PRIMARY KEY REFERENCES work (id) ON DELETE CASCADE,
  -- Of the alignment that was looked at.
  revision INTEGER NOT NULL,
  -- Empty where nothing is confirmed.
  digest TEXT NOT NULL
) STRICT;
`;
