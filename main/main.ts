/** Electron's entry: puts the parts together and sees to a clean end. */
import { app } from 'electron';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { CommandId } from '../contract/commands.ts';
import type { Locale } from '../contract/settings.ts';
import { PUSH_CHANNEL } from './channels.ts';
import type { Push } from './channels.ts';
import { GivenFiles, pathsNamed } from './given-files.ts';
import { hostHandlers } from './host-handlers.ts';
import { ApplicationMenu } from './menu.ts';
import { programFile, settleHome, unpackedFile } from './places.ts';
import { registerScheme, serveWindow } from './protocol.ts';
import { relay } from './relay.ts';
import { lockSession, sandboxAll } from './security.ts';
import { serviceStarter } from './service-host.ts';
import { ServiceSupervisor } from './service-supervisor.ts';
import { chooseLocale, loadTexts, switchTexts } from './texts.ts';
import { MainWindow } from './windows.ts';

/** The Node for the service where Electron's own is too old; a packaged program under test is told where to find it. */
function nodeForService(): string {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  return process.env['HEXAPLA_NODE'] || programFile('node_modules', 'node', 'bin', name);
}

/** The service waits so long at most for the page to be there. */
const SERVICE_WAITS_MS = 3000;

/** Ends the service before the app: what it is writing is then whole. */
function closeBeforeQuit(supervisor: ServiceSupervisor): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void supervisor.close().then(() => {
      closed = true;
      app.quit();
    });
  });
}

/** macOS hands files over by events, which may come before the program is ready. */
const opened: string[] = [];
let takeOpened = (path: string): void => void opened.push(path);
app.on('open-file', (event, path) => {
  event.preventDefault();
  takeOpened(path);
});

async function start(home: string, named: readonly string[]): Promise<void> {
  await app.whenReady();
  lockSession();
  const window = new MainWindow(join(app.getPath('userData'), 'window.json'));
  const firstLocale = window.locale ?? chooseLocale(app.getPreferredSystemLanguages());
  serveWindow(programFile('out', 'renderer'), () => ({
    theme: window.shownTheme,
    locale: window.locale ?? firstLocale,
  }));
  const push = (message: Push): void => window.push(PUSH_CHANNEL, message);
  const supervisor = new ServiceSupervisor({
    start: serviceStarter({
      entry: unpackedFile('out', 'service', 'main.js'),
      node: nodeForService(),
      env: { HEXAPLA_HOME: home, HEXAPLA_ASSETS: unpackedFile('assets') },
    }),
    onState: (state) => push({ type: 'state', state }),
    onEvent: push,
  });
  const menu = new ApplicationMenu((command: CommandId) => {
    window.show();
    push({ type: 'menu', command });
  });
  const onLocale = async (locale: Locale): Promise<void> => {
    await switchTexts(locale);
    menu.show();
  };
  const given = new GivenFiles(() => push({ type: 'given' }));
  given.give([...named, ...opened]);
  takeOpened = (path) => {
    window.show();
    given.give([path]);
  };
  relay(supervisor, hostHandlers({ home, window, given, menu, supervisor, onLocale }));
  app.on('second-instance', (_event, _argv, _folder, handed) => {
    window.show();
    given.give(namedBy(handed));
  });
  app.on('activate', () => window.show());
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  window.show();
  closeBeforeQuit(supervisor);
  // On a machine of two cores a service that starts beside the window takes from it the time to its first paint.
  await Promise.race([window.loading, pause(SERVICE_WAITS_MS)]);
  supervisor.start();
  await loadTexts(firstLocale);
  menu.show();
}

/** What a second start names. It resolved the paths itself: what Chromium hands on of its command line is in another order. */
interface Handed {
  readonly named: readonly string[];
}

function namedBy(handed: unknown): string[] {
  const named = (handed as Partial<Handed> | null)?.named;
  return Array.isArray(named) ? named.filter((path) => typeof path === 'string') : [];
}

const home = settleHome();
const named = pathsNamed(process.argv, app.getAppPath(), process.cwd());
if (app.requestSingleInstanceLock({ named } satisfies Handed)) {
  registerScheme();
  // Chromium asks Linux for its voices only then.
  if (process.platform === 'linux') app.commandLine.appendSwitch('enable-speech-dispatcher');
  sandboxAll();
  void start(home, named);
} else {
  // The first instance comes to the front and takes the files.
  app.exit(0);
}
