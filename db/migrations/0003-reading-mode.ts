/** How a work is read, and which version leads where one stands alone or clear; null until it is chosen. */
export const up = `
ALTER TABLE reading_state ADD COLUMN mode TEXT
  CHECK (mode IN ('columns', 'interlinear', 'alternating', 'single', 'blurred'));
ALTER TABLE reading_state ADD COLUMN lead_id INTEGER REFERENCES version (id) ON DELETE SET NULL;
CREATE INDEX reading_state_lead ON reading_state (lead_id);
`;
