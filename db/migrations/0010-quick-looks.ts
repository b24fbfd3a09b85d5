/**
 * Indexes for what is looked up with every edit, however long the log and the work have become.
 *
 * - operation_done, operation_undone: what undo and redo would do next, from the ends of the log.
 * - bead_doubtful: the scores of the doubtful rows in reading order, without the rows themselves.
 */
export const up = `
CREATE INDEX operation_done ON operation (work_id, sequence) WHERE undone = 0;
CREATE INDEX operation_undone ON operation (work_id, sequence) WHERE undone = 1;
CREATE INDEX bead_doubtful ON bead (work_id, position, pinned, score) WHERE status = 'doubtful';
`;
