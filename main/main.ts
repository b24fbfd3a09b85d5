/** Electron's entry: puts the parts together and sees to a clean end. */
import { app } from 'electron';
import { join } from 'node:path';
import type { MenuCommand } from '../contract/host-api.ts';
import type { Locale } from '../contract/settings.ts';
import { PUSH_CHANNEL } from './channels.ts';
import type { Push } from './channels.ts';
import { hostHandlers } from './host-handlers.ts';
import { showMenu } from './menu.ts';
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

async function start(home: string): Promise<void> {
  await app.whenReady();
  lockSession();
  serveWindow(programFile('out', 'renderer'));
  const window = new MainWindow(join(app.getPath('userData'), 'window.json'));
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
  supervisor.start();
  closeBeforeQuit(supervisor);

  const sendCommand = (command: MenuCommand): void => {
    window.show();
    push({ type: 'menu', command });
  };
  await loadTexts(window.locale ?? chooseLocale(app.getPreferredSystemLanguages()));
  const onLocale = async (locale: Locale): Promise<void> => {
    await switchTexts(locale);
    showMenu(sendCommand);
  };
  relay(supervisor, hostHandlers({ home, window, supervisor, onLocale }));
  showMenu(sendCommand);
  app.on('second-instance', () => window.show());
  app.on('activate', () => window.show());
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  window.show();
}

const home = settleHome();
if (app.requestSingleInstanceLock()) {
  registerScheme();
  sandboxAll();
  void start(home);
} else {
  // The first instance comes to the front; nothing of ours is handed to it.
  app.exit(0);
}
