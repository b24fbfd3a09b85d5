/** What a command would ask of the library where the user stands now, or why it can't be asked. */
import type { CommandId } from '../../../contract/commands.ts';
import { GRID_ID } from '../grid/grid-id.ts';
import type { Reader } from '../reader-context.ts';
import { caretIn } from './caret.ts';
import { EDITS } from './edits.ts';
import type { Asked, EditCommand, Refusal, Rows } from './edits.ts';
import { hereOf } from './here.ts';
import { currentSelection } from './selection.ts';

export function askedAt(reader: Reader, id: EditCommand): Asked {
  const here = hereOf(reader);
  return here ? EDITS[id](here, rowsOf(reader)) : { refused: 'nowhere' };
}

/** Why a command of Align mode would do nothing; null where it would do something. */
export function refusalAt(reader: Reader, id: CommandId): Refusal['refused'] | null {
  if (Object.hasOwn(EDITS, id)) {
    const asked = askedAt(reader, id as EditCommand);
    return 'refused' in asked ? asked.refused : null;
  }
  const here = hereOf(reader);
  if (!here) return 'nowhere';
  if (id === 'align.split') return here.bead.cells.flat().length > 1 ? null : 'oneParagraph';
  return id === 'align.link' && !here.segment ? 'emptyCell' : null;
}

function rowsOf(reader: Reader): Rows {
  const { session, items } = reader;
  const grid = document.getElementById(GRID_ID);
  const segment = hereOf(reader)?.segment;
  const caret = grid && segment ? caretIn(session, grid, segment.id) : null;
  return { session, items, selection: currentSelection(session), caret };
}
