/** What `npm start` does where there is no display: opens the window on a virtual one and saves a picture of it. */
import { join } from 'node:path';
import { root, say } from './paths.mjs';
import { openWindow, saveScreenshot, settle } from './window.mjs';

const [dist, ...args] = process.argv.slice(2);
const file = join(root, 'out', 'screenshot.png');
const { app, page } = await openWindow({ dist, args });
say(`The window is open after ${(performance.now() / 1000).toFixed(1)} s`);
await settle(page);
await saveScreenshot(page, file);
await app.close();
say('There is no display here, so this is a picture of the window:');
console.log(file);
