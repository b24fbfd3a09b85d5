'use strict';
/** Loaded into Electron before the program: says when its first window has painted something of its own, then ends it. */
const { app } = require('electron');

const painted = `new Promise((resolve) => {
  const look = () => {
    const place = document.getElementById('root') ?? document.body;
    if (place.childElementCount > 0) requestAnimationFrame(() => requestAnimationFrame(() => resolve(true)));
    else requestAnimationFrame(look);
  };
  look();
})`;

async function measure(window) {
  await window.webContents.executeJavaScript(painted);
  process.stdout.write(`painted ${Date.now()}\n`);
  app.exit(0);
}

app.on('browser-window-created', (_event, window) => {
  window.webContents.once('dom-ready', () => void measure(window));
});
