/** The order of collections as the user puts them, from 1; 0 as long as nobody has: then they stand by name. */
export const up = `
ALTER TABLE collection ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
`;
