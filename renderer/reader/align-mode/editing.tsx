/**
 * Everything by which an open work is edited. Undo and redo answer in the whole reader, whatever was done to the work: what is undone
 * need not have been done in Align mode, or in this run of the program.
 */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditHistory } from '../../../contract/edit.ts';
import type { WorkId } from '../../../contract/model.ts';
import { host } from '../../host.ts';
import { call } from '../../service/client.ts';
import { onCommand } from '../../shell/commands.ts';
import { nameUndo } from '../../shell/undo-labels.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useReader } from '../reader-context.ts';
import { AlignTools } from './align-tools.tsx';
import { resetAlign, setAlign, useAlign } from './align-state.ts';
import type { Editor } from './editor.ts';
import { useEditor } from './use-editor.ts';

export function Editing() {
  const { workId } = useReader();
  const editor = useEditor();
  const aligning = useNavigation((state) => state.aligning);
  useHistory(workId);
  useUndoCommands(editor);
  useEffect(() => {
    const { setAligning } = useNavigation.getState();
    return onCommand('reader.mode.align', () => setAligning(!aligning), { checked: aligning });
  }, [aligning]);
  useEffect(() => (aligning ? resetAlign : undefined), [aligning]);
  return aligning ? <AlignTools editor={editor} /> : null;
}

/** Asks what could be undone when a work is opened, and after others changed it; the outcome of an edit made here says so itself. */
function useHistory(workId: WorkId): void {
  useEffect(() => {
    let current = true;
    const ask = () =>
      call('edit.history', { workId })
        .then((history) => current && setAlign({ history }))
        // What can be undone is asked for again with the next change.
        .catch(() => undefined);
    void ask();
    const stop = host.onEvent('library.changed', ({ workIds, edited }) => {
      if (!edited && workIds.includes(workId)) void ask();
    });
    const stopNotes = host.onEvent('notes.changed', (changed) => changed.workId === workId && void ask());
    return () => {
      current = false;
      stop();
      stopNotes();
      setAlign({ history: { undo: null, redo: null } });
    };
  }, [workId]);
}

function useUndoCommands({ undo, redo }: Editor): void {
  const { t } = useTranslation('align');
  const history = useAlign((state) => state.history);
  useEffect(() => onCommand('edit.undo', () => void undo(), { enabled: history.undo !== null }), [undo, history.undo]);
  useEffect(() => onCommand('edit.redo', () => void redo(), { enabled: history.redo !== null }), [redo, history.redo]);
  useEffect(() => {
    const name = (operation: EditHistory['undo']) => operation && t(`operation.${operation}`);
    nameUndo({ undo: name(history.undo), redo: name(history.redo) });
    return () => nameUndo({ undo: null, redo: null });
  }, [history, t]);
}
