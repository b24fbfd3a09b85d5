/** The one window: opened where it was left, in its theme's colour, and helped up again when its process dies or hangs. */
import { BrowserWindow, app, dialog, nativeTheme, screen } from 'electron';
import { APP_URL } from './asset-path.ts';
import { programFile } from './places.ts';
import { say } from './texts.ts';
import { backgroundOf, isReachable, readWindowState, writeWindowState } from './window-state.ts';
import type { WindowState } from './window-state.ts';

const DEFAULT_SIZE = { width: 1280, height: 860 };
const MIN_SIZE = { minWidth: 480, minHeight: 360 };

export class MainWindow {
  readonly #stateFile: string;
  #state: WindowState;
  #window: BrowserWindow | null = null;
  #loading: Promise<void> = Promise.resolve();

  constructor(stateFile: string) {
    this.#stateFile = stateFile;
    this.#state = readWindowState(stateFile);
    nativeTheme.themeSource = nativeThemeOf(this.#state.theme);
  }

  get locale(): WindowState['locale'] {
    return this.#state.locale;
  }
  get theme(): WindowState['theme'] {
    return this.#state.theme;
  }
  /** The theme that is seen, 'system' resolved. */
  get shownTheme(): 'light' | 'dark' | 'sepia' {
    const { theme } = this.#state;
    if (theme !== 'system') return theme;
    return nativeTheme.shouldUseDarkColors ? 'dark' : 'light';
  }
  get window(): BrowserWindow | null {
    return this.#window;
  }

  /** Resolves when the page is there, or failed to come. */
  get loading(): Promise<void> {
    return this.#loading;
  }

  /** Opens the window, or brings it to the front. */
  show(): void {
    if (this.#window) {
      if (this.#window.isMinimized()) this.#window.restore();
      this.#window.focus();
      return;
    }
    const { bounds, maximized, fullScreen = false, theme } = this.#state;
    const screens = screen.getAllDisplays().map((display) => display.workArea);
    const window = new BrowserWindow({
      ...DEFAULT_SIZE,
      ...MIN_SIZE,
      ...(bounds && isReachable(bounds, screens) ? bounds : {}),
      show: false,
      title: app.getName(),
      backgroundColor: backgroundOf(theme, nativeTheme.shouldUseDarkColors),
      icon: process.platform === 'linux' ? programFile('assets', 'icons', '256x256.png') : undefined,
      webPreferences: {
        preload: programFile('out', 'main', 'preload.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        navigateOnDragDrop: false,
      },
    });
    this.#window = window;
    if (maximized) window.maximize();
    if (fullScreen) window.setFullScreen(true);
    window.once('ready-to-show', () => window.show());
    // Where the GPU process falls over at start the first frame of a hidden window is lost, and with it that event.
    window.webContents.once('did-finish-load', () => window.show());
    window.on('close', () => this.#keepState());
    window.once('closed', () => {
      this.#window = null;
    });
    this.#watchHealth(window);
    this.#loading = window.loadURL(APP_URL).catch(() => undefined);
  }

  /** Sends to the window, where there is one. */
  push(channel: string, message: unknown): void {
    if (this.#window && !this.#window.webContents.isDestroyed()) this.#window.webContents.send(channel, message);
  }

  setAppearance(theme: WindowState['theme'], locale: NonNullable<WindowState['locale']>, title: string): void {
    this.#state = { ...this.#state, theme, locale };
    nativeTheme.themeSource = nativeThemeOf(theme);
    this.#window?.setTitle(title);
    this.#window?.setBackgroundColor(backgroundOf(theme, nativeTheme.shouldUseDarkColors));
    this.#keepState();
  }

  #keepState(): void {
    const window = this.#window;
    if (window) {
      const fullScreen = window.isFullScreen();
      // In full screen some systems count a window as maximized, and none knows what it was before.
      const maximized = fullScreen ? this.#state.maximized : window.isMaximized();
      this.#state = { ...this.#state, bounds: window.getNormalBounds(), maximized, fullScreen };
    }
    writeWindowState(this.#stateFile, this.#state);
  }

  #watchHealth(window: BrowserWindow): void {
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit') void this.#offerReload(window, 'crashed');
    });
    let asking = false;
    window.on('unresponsive', () => {
      if (asking) return;
      asking = true;
      void this.#offerReload(window, 'unresponsive').finally(() => {
        asking = false;
      });
    });
  }

  /** Asks, so that a page that dies on loading does not do so for ever. */
  async #offerReload(window: BrowserWindow, what: 'crashed' | 'unresponsive'): Promise<void> {
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: say(`dialog.${what}.message`),
      detail: say(`dialog.${what}.detail`),
      buttons: [say('dialog.reload'), say(what === 'crashed' ? 'dialog.quit' : 'dialog.wait')],
      defaultId: 0,
      cancelId: 1,
    });
    if (window.isDestroyed()) return;
    if (response === 0) {
      if (what === 'unresponsive') window.webContents.forcefullyCrashRenderer();
      window.webContents.reload();
    } else if (what === 'crashed') window.destroy();
  }
}

/** Sepia is a light theme to the system. */
function nativeThemeOf(theme: WindowState['theme']): 'system' | 'light' | 'dark' {
  return theme === 'sepia' ? 'light' : theme;
}
