/** Align mode while it is on: its commands and keys, and the line of tools above the status line. */
import { useEffect } from 'react';
import { onCommand } from '../../shell/commands.ts';
import { useLatest } from '../../state/use-latest.ts';
import { useReader } from '../reader-context.ts';
import type { Reader } from '../reader-context.ts';
import { AlignBar } from './align-bar.tsx';
import { setAlign } from './align-state.ts';
import { Dragging } from './dragging.tsx';
import { askedAt } from './asking.ts';
import { EDIT_COMMANDS } from './edits.ts';
import { hereOf } from './here.ts';
import { RowMenu } from './row-menu.tsx';
import { RowTools } from './row-tools.tsx';
import { SentenceEditor } from './sentence-editor.tsx';
import { useAlignKeys } from './use-align-keys.ts';
import { useCutting } from './use-cutting.ts';
import type { Editor } from './editor.ts';
import { usePointing } from './use-pointing.ts';
import { useLinking } from './use-linking.ts';

export function AlignTools({ editor }: { readonly editor: Editor }) {
  const latest = useLatest(useReader());
  const cutting = useCutting(editor);
  const { link } = useLinking(editor);
  useEditCommands(editor);
  useAlignKeys(cutting);
  usePointing(cutting);
  useEffect(() => onCommand('align.split', cutting.begin), [cutting]);
  useEffect(() => onCommand('align.link', link), [link]);
  useEffect(() => onCommand('align.sentences', () => openSentences(latest.current, editor)), [latest, editor]);
  useStanding();
  return (
    <>
      <RowTools />
      <RowMenu />
      <SentenceEditor editor={editor} />
      <Dragging editor={editor} />
      <AlignBar />
    </>
  );
}

function openSentences(reader: Reader, editor: Editor): void {
  const here = hereOf(reader);
  if (here) setAlign({ sentencesOf: here.beadId });
  else void editor.edit(() => ({ refused: 'nowhere' }));
}

/** One press each: the edit is made from where the user stands when its turn comes. */
function useEditCommands(editor: Editor): void {
  const latest = useLatest(useReader());
  useEffect(() => {
    const stops = EDIT_COMMANDS.map((id) => onCommand(id, () => void editor.edit(() => askedAt(latest.current, id))));
    return () => {
      for (const stop of stops) stop();
    };
  }, [editor, latest]);
}

/** Whoever comes by the button in the bar, or has not moved in the text yet, stands at the top of the view. */
function useStanding(): void {
  const latest = useLatest(useReader());
  useEffect(() => {
    const { place, session, columns, focusAt } = latest.current;
    const at = place();
    const [from, to] = session.view.snapshot().visible;
    if (at && at.row >= from && at.row < to) focusAt(at);
    else if (columns[0]) focusAt({ row: session.view.snapshot().current, column: columns[0].index, sentence: 0 });
  }, [latest]);
}
