/** What the window asks of main itself: dialogs, appearance, the state of the service. */
import { app, dialog, shell } from 'electron';
import * as z from 'zod/mini';
import { COMMAND_IDS } from '../contract/commands.ts';
import { HexaplaError } from '../contract/errors.ts';
import type { HostInfo } from '../contract/host-api.ts';
import type { FileGrant, LibraryInfo } from '../contract/service-api.ts';
import { LOCALES, Settings, THEMES } from '../contract/settings.ts';
import type { Locale } from '../contract/settings.ts';
import type { HostMethod } from './channels.ts';
import { TEXT_ENDINGS, filesOf } from './given-files.ts';
import type { GivenFiles } from './given-files.ts';
import type { ApplicationMenu } from './menu.ts';
import { PrintRequest, printWindow } from './printing.ts';
import { readArgument } from './read-argument.ts';
import { needsOwnNode } from './service-host.ts';
import type { ServiceSupervisor } from './service-supervisor.ts';
import { say } from './texts.ts';
import { askTarget, saveText } from './save-text.ts';
import type { MainWindow } from './windows.ts';

const Appearance = z.object({
  theme: z.enum(THEMES),
  locale: z.enum(LOCALES),
  title: z.string().check(z.maxLength(500)),
});
const MenuState = z.object({
  available: z.array(z.enum(COMMAND_IDS)),
  checked: z.array(z.enum(COMMAND_IDS)),
  shortcuts: Settings.shape.shortcuts,
});
const Label = z.nullable(z.string().check(z.maxLength(200)));
const UndoLabels = z.object({ undo: Label, redo: Label });
const Target = z.object({ name: z.string().check(z.minLength(1), z.maxLength(500)) });
const Paths = z.array(z.string().check(z.maxLength(32_768))).check(z.maxLength(1_000));

export type HostHandlers = Readonly<Record<HostMethod, (argument: unknown) => unknown>>;

export interface HostParts {
  readonly home: string;
  readonly window: MainWindow;
  readonly given: GivenFiles;
  readonly menu: ApplicationMenu;
  readonly supervisor: ServiceSupervisor;
  readonly onLocale: (locale: Locale) => Promise<void>;
}

function hostInfo({ theme, locale }: MainWindow): HostInfo {
  return {
    version: app.getVersion(),
    electron: process.versions.electron,
    chromium: process.versions.chrome,
    platform: process.platform,
    fallbackRuntime: needsOwnNode(),
    systemLocales: app.getPreferredSystemLanguages(),
    appearance: { theme, locale },
  };
}

export function hostHandlers({ home, window, given, menu, supervisor, onLocale }: HostParts): HostHandlers {
  const grant = async (paths: readonly string[]): Promise<readonly FileGrant[]> =>
    paths.length === 0 ? [] : ((await supervisor.call('files.grant', { paths }, 'host')) as readonly FileGrant[]);

  const chooseFiles = async (): Promise<readonly FileGrant[]> => {
    const options = {
      properties: ['openFile' as const, 'multiSelections' as const],
      filters: [
        { name: say('dialog.texts'), extensions: TEXT_ENDINGS },
        { name: say('dialog.allFiles'), extensions: ['*'] },
      ],
    };
    const { canceled, filePaths } = await (window.window
      ? dialog.showOpenDialog(window.window, options)
      : dialog.showOpenDialog(options));
    return canceled ? [] : grant(filePaths);
  };

  const chooseTarget = async (argument: unknown): Promise<FileGrant | null> => {
    const path = await askTarget(window.window, readArgument(Target, argument).name);
    if (path === null) return null;
    const granted = await supervisor.call('files.grant', { paths: [path], writable: true }, 'host');
    return (granted as readonly FileGrant[])[0] ?? null;
  };

  const chooseFolder = async (): Promise<FileGrant | null> => {
    const options = { properties: ['openDirectory' as const, 'createDirectory' as const] };
    const { canceled, filePaths } = await (window.window
      ? dialog.showOpenDialog(window.window, options)
      : dialog.showOpenDialog(options));
    return canceled ? null : ((await grant(filePaths))[0] ?? null);
  };
  /** A library may have been moved away from the program's own folder. */
  const libraryFolder = async (): Promise<string> => {
    if (supervisor.state.state !== 'ready') return home;
    return ((await supervisor.call('library.info', {}, 'host')) as LibraryInfo).path;
  };

  return {
    serviceState: () => supervisor.state,
    retryService: () => supervisor.retry(),
    info: () => hostInfo(window),
    chooseFiles,
    saveText: (argument) => saveText(window.window, argument),
    chooseFolder,
    chooseTarget,
    grantPaths: async (argument) => grant(await filesOf(readArgument(Paths, argument), 'kept')),
    takeGiven: async () => grant(await filesOf(given.take(), 'dropped')),
    setAppearance: async (argument) => {
      const { theme, locale, title } = readArgument(Appearance, argument);
      window.setAppearance(theme, locale, title);
      await onLocale(locale);
    },
    setMenuState: (argument) => menu.setState(readArgument(MenuState, argument)),
    setUndoLabels: (argument) => menu.setUndoLabels(readArgument(UndoLabels, argument)),
    print: (argument) => {
      if (!window.window) throw new HexaplaError('not-allowed', 'There is no window to print');
      return printWindow(window.window, readArgument(PrintRequest, argument));
    },
    showLibraryFolder: async () => {
      await shell.openPath(await libraryFolder());
    },
  };
}
