/** Heads of columns over cells that stand under each other. */

/** Pixels between two heads. */
export const HEAD_GAP = 20;
/** Room for most languages' names in themselves, and the menu beside them. */
const LEAST_HEAD = 120;

/** How many heads stand in one line of a width in pixels; over several lines they are shared out evenly. */
export function headsAbreast(count: number, width: number): number {
  const most = Math.max(1, Math.floor((width + HEAD_GAP) / (LEAST_HEAD + HEAD_GAP)));
  return Math.ceil(count / Math.ceil(count / most));
}
