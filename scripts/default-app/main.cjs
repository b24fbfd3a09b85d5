'use strict';
/**
 * What `electron <folder>` runs first in the fallback runtime, which came without such a program. It preloads each `-r` module
 * (that is how Playwright attaches), skips other switches, and loads the folder that the first plain argument names.
 */
const Module = require('node:module');
const fs = require('node:fs');
const path = require('node:path');
const { app } = require('electron');

/** Splits the command line into modules to preload and the application's folder. */
function readArguments(args) {
  const preloads = [];
  for (let index = 0; index < args.length; index += 1) {
    if (args[index] === '-r' || args[index] === '--require') {
      index += 1;
      preloads.push(args[index]);
    } else if (!args[index].startsWith('-')) {
      return { preloads, folder: path.resolve(args[index]) };
    }
  }
  return { preloads, folder: null };
}

function load(folder) {
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const name = manifest.productName || manifest.name;
  app.setName(name);
  app.setVersion(manifest.version);
  app.setAppPath(folder);
  app.setPath('userData', path.join(app.getPath('appData'), name));
  Module._load(path.join(folder, manifest.main), null, true);
}

const { preloads, folder } = readArguments(process.argv.slice(1));
Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
for (const file of preloads) require(path.resolve(file));
if (folder === null) {
  process.stderr.write('Name the folder of an application.\n');
  app.exit(2);
} else {
  load(folder);
}
