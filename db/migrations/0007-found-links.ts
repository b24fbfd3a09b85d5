/** Links of moved text that an alignment found: how sure it was, 0 to 1. Null for links made by hand. */
export const up = `
ALTER TABLE link ADD COLUMN score REAL;
`;
