/** Renderer <-> main: what belongs to the desktop, not to the library. The preload exposes exactly this as `window.hexapla`. */
import type { CommandId, ShortcutOverrides } from './commands.ts';
import type { WireError } from './errors.ts';
import type { EventName, ServiceEvents } from './events.ts';
import type { PackedResult } from './packed-result.ts';
import type { FileGrant, OperationName } from './service-api.ts';
import type { Locale, Theme } from './settings.ts';

export type ServiceState =
  | { readonly state: 'starting' | 'ready' | 'restarting' }
  /** error: why the library can't be opened; the window explains and offers to try again. */
  | { readonly state: 'failed'; readonly error: WireError };

/** What the application menu shows of the commands; the rest is in contract/commands.ts. */
export interface MenuState {
  readonly available: readonly CommandId[];
  readonly checked: readonly CommandId[];
  readonly shortcuts: ShortcutOverrides;
}
/** Labels that name the operation, "Undo: Merge Rows"; null for the plain one. */
export interface UndoLabels {
  readonly undo: string | null;
  readonly redo: string | null;
}

export interface HostInfo {
  readonly version: string;
  readonly electron: string;
  readonly chromium: string;
  readonly platform: string;
  /** True where the stand-in runtime for closed networks is in use. */
  readonly fallbackRuntime: boolean;
  /** The system's languages, best first. */
  readonly systemLocales: readonly string[];
  /** As the window last looked, so that it paints so before the library has answered. */
  readonly appearance: { readonly theme: Theme; readonly locale: Locale | null };
}

export const PAPERS = ['A4', 'A5', 'Letter'] as const;
export type Paper = (typeof PAPERS)[number];
export type PrintTarget = 'printer' | 'pdf';
export type PrintOutcome = 'done' | 'cancelled';
/** One of the files into which a long work is printed, counted from 1. */
export interface PrintPart {
  readonly number: number;
  readonly of: number;
}
/** `title` names the file that is proposed, and heads the pages of a PDF. */
export interface PrintRequest {
  readonly to: PrintTarget;
  readonly title: string;
  readonly paper: Paper;
  readonly landscape: boolean;
  /** Of a PDF in several files: the user is asked where to save the first; the others are put beside it, under names that are free. */
  readonly part?: PrintPart | undefined;
}

/** Everything answers with a promise that rejects with a WireError-shaped value, never with a raw Error of another process. */
export interface HostApi {
  /** One call of the service; jobs answer { jobId }. */
  call(
    operation: OperationName,
    input: unknown,
  ): Promise<{ ok: true; result: unknown } | { ok: false; error: WireError }>;
  /** The same, with the result packed for the way through the bridge. */
  callPacked(
    operation: OperationName,
    input: unknown,
  ): Promise<{ ok: true; packed: PackedResult } | { ok: false; error: WireError }>;
  onEvent<N extends EventName>(name: N, listener: (data: ServiceEvents[N]) => void): () => void;
  serviceState(): Promise<ServiceState>;
  onServiceState(listener: (state: ServiceState) => void): () => void;
  retryService(): Promise<void>;
  info(): Promise<HostInfo>;
  /** The system's dialog for text files. Empty when the user cancels. */
  chooseFiles(): Promise<readonly FileGrant[]>;
  /**
   * Asks the user where to save a text, and writes it there as UTF-8. Answers the file's name; null where the user cancelled.
   * @throws file-no-permission, disk-full or file-unreadable { file } where it can't be written
   */
  saveText(file: { readonly name: string; readonly content: string }): Promise<string | null>;
  /** The system's dialog for a file that is to be written; `name` is proposed. Null when the user cancels. */
  chooseTarget(file: { readonly name: string }): Promise<FileGrant | null>;
  /** The system's dialog for a folder. Null when the user cancels. */
  chooseFolder(): Promise<FileGrant | null>;
  /** Files dropped onto the window, and the texts in folders among them; strings are left out. */
  grantDropped(files: readonly unknown[]): Promise<readonly FileGrant[]>;
  /** Files that were opened with Hexapla, or named on its command line, since this was last asked. */
  takeGiven(): Promise<readonly FileGrant[]>;
  /** Calls `listener` whenever there are such files. */
  onGiven(listener: () => void): () => void;
  onMenu(listener: (command: CommandId) => void): () => void;
  setMenuState(state: MenuState): Promise<void>;
  setUndoLabels(labels: UndoLabels): Promise<void>;
  /** Tells main the chosen theme and locale, for the title bar, the menu and the colour of the next start. */
  setAppearance(appearance: { theme: Theme; locale: Locale; title: string }): Promise<void>;
  /** Prints what the window lays out for print; asks for the printer or the file. */
  print(request: PrintRequest): Promise<PrintOutcome>;
  /** Opens the folder of the library in the system's file manager. */
  showLibraryFolder(): Promise<void>;
}
