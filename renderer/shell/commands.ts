/**
 * Commands by name (contract/commands.ts). The menu, the palette, keys and buttons all end in `runCommand`. Who is on the screen answers
 * what it can by `onCommand`; what nobody answers and the shell does not do itself is shown as not available.
 */
import { create } from 'zustand';
import { COMMAND_IDS, commandDefinition } from '../../contract/commands.ts';
import type { CommandId, CommandScope } from '../../contract/commands.ts';
import { useNavigation } from '../state/navigation.ts';
import type { Navigation } from '../state/navigation.ts';
import { isWriting } from './keystroke.ts';

export interface CommandState {
  /** False where the command is known but can do nothing now. Default true. */
  readonly enabled?: boolean;
  /** For commands that are switches or choices: whether this one is on. */
  readonly checked?: boolean;
}
interface Answer extends CommandState {
  readonly run: () => void;
}

interface Answers {
  /** The newest last: it answers alone, where it is enabled. */
  readonly answers: ReadonlyMap<CommandId, readonly Answer[]>;
}
/** Who answers what; for hooks that show it. */
const useAnswers = create<Answers>(() => ({ answers: new Map() }));

function setAnswers(id: CommandId, change: (list: readonly Answer[]) => readonly Answer[]): void {
  useAnswers.setState(({ answers }) => ({ answers: new Map(answers).set(id, change(answers.get(id) ?? [])) }));
}

/** Answers a command until the returned function is called. Of several the one that came last answers; call it in an effect. */
export function onCommand(id: CommandId, run: () => void, state: CommandState = {}): () => void {
  const answer: Answer = { ...state, run };
  setAnswers(id, (list) => [...list, answer]);
  return () => setAnswers(id, (list) => list.filter((one) => one !== answer));
}

function answerTo(id: CommandId, { answers }: Answers): Answer | undefined {
  return answers.get(id)?.findLast(({ enabled }) => enabled !== false);
}

/** Whether commands of a scope apply to what is on the screen. */
export function applies(scope: CommandScope, { screen, aligning }: Pick<Navigation, 'screen' | 'aligning'>): boolean {
  if (scope === 'always') return true;
  return scope === 'align' ? screen.name === 'reader' && aligning : screen.name === scope;
}

/** Whether running the command would do something now. */
export function isAvailable(id: CommandId): boolean {
  return (
    applies(commandDefinition(id).when, useNavigation.getState()) && answerTo(id, useAnswers.getState()) !== undefined
  );
}

/** In a text field undo and redo are the field's own, also from the menu. Answers whether it took the command. */
function takenByField(id: CommandId): boolean {
  if ((id !== 'edit.undo' && id !== 'edit.redo') || !isWriting(document.activeElement)) return false;
  document.execCommand(id === 'edit.undo' ? 'undo' : 'redo');
  return true;
}

/** What lies behind an open dialog is neither undone nor done again: nobody would see it change, and the dialog is about what it is now. */
const isBehindDialog = (id: CommandId): boolean =>
  (id === 'edit.undo' || id === 'edit.redo') && document.querySelector('[data-dialog][data-open]') !== null;

/** Does nothing where the command is not available. */
export function runCommand(id: CommandId): void {
  if (takenByField(id) || isBehindDialog(id)) return;
  if (isAvailable(id)) answerTo(id, useAnswers.getState())?.run();
}

export interface Availability {
  readonly available: ReadonlySet<CommandId>;
  readonly checked: ReadonlySet<CommandId>;
}

/** What can be done now and what is on. */
export function availability(): Availability {
  const answers = useAnswers.getState();
  return {
    available: new Set(COMMAND_IDS.filter(isAvailable)),
    checked: new Set(COMMAND_IDS.filter((id) => answers.answers.get(id)?.at(-1)?.checked === true)),
  };
}

/** Calls `listener` whenever `availability()` may have changed. */
export function watchAvailability(listener: () => void): () => void {
  const stops = [useAnswers.subscribe(listener), useNavigation.subscribe(listener)];
  return () => {
    for (const stop of stops) stop();
  };
}
