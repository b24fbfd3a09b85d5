'use strict';
/**
 * Loaded into Electron before the program. Says when its first window was on the screen with a first paint (Paint Timing's
 * first-paint, or the showing of the window where that came later), and when the program's script had put content there; then ends it.
 */
const { app } = require('electron');

const firstPaint = `new Promise((resolve) => {
  const look = () => {
    const [paint] = performance.getEntriesByName('first-paint');
    if (paint) resolve(performance.timeOrigin + paint.startTime);
    else setTimeout(look, 5);
  };
  look();
})`;
const filled = `new Promise((resolve) => {
  const look = () => {
    if (!document.querySelector('#root > :not(.boot), body > p')) return void requestAnimationFrame(look);
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(Date.now())));
  };
  look();
})`;

async function measure(window, shown) {
  const painted = await window.webContents.executeJavaScript(firstPaint);
  const seen = Math.max(painted, await shown);
  process.stdout.write(`painted ${Math.round(seen)}\n`);
  process.stdout.write(`filled ${await window.webContents.executeJavaScript(filled)}\n`);
  app.exit(0);
}

app.on('browser-window-created', (_event, window) => {
  // A window that does not wait to be shown is on the screen by the next turn of the loop.
  const shown = new Promise((resolve) => {
    window.once('show', () => resolve(Date.now()));
    setImmediate(() => window.isVisible() && resolve(Date.now()));
  });
  window.webContents.once('dom-ready', () => void measure(window, shown));
});
