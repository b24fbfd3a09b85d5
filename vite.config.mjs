/** The four bundles of the program. scripts/build.mjs builds them one by one; Vite's own command line is not used. */
import react from '@vitejs/plugin-react';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = import.meta.dirname;
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const common = {
  root,
  configFile: false,
  logLevel: 'warn',
  // Main and service ship together: each says which build it is when they greet.
  define: { __HEXAPLA_BUILD__: JSON.stringify(version) },
};

/** Unpacked from app.asar the service lies away from our package.json: this one says that its files are modules. */
const saysModule = {
  name: 'says-module',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'package.json', source: '{ "type": "module" }\n' });
  },
};

/**
 * A bundle for Node: everything inside but the named externals.
 * @param {{ name: string, inputs: string[], entries: Record<string, string>, format: 'cjs' | 'es', extension: string,
 *   target: string, external: string[] }} options
 */
function nodeBundle({ name, inputs, entries, folder, format, extension, target, external }) {
  return {
    name,
    inputs,
    outputs: Object.keys(entries).map((entry) => `${folder}/${entry}.${extension}`),
    config: {
      ...common,
      plugins: format === 'es' ? [saysModule] : [],
      ssr: { noExternal: true, external, target: 'node' },
      build: {
        ssr: true,
        outDir: join(root, folder),
        emptyOutDir: name === 'service',
        target,
        minify: false,
        sourcemap: true,
        reportCompressedSize: false,
        rolldownOptions: {
          input: Object.fromEntries(Object.entries(entries).map(([entry, file]) => [entry, join(root, file)])),
          external,
          output: { format, entryFileNames: `[name].${extension}`, chunkFileNames: `[name]-[hash].${extension}` },
        },
      },
    },
  };
}

/** The program's script and styles are fetched while the bars are painted, and run after it (renderer/boot.ts). */
const fetchedEarly = {
  name: 'fetched-early',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle }) {
      const program = Object.values(bundle).find(({ facadeModuleId }) =>
        facadeModuleId?.endsWith('/renderer/main.tsx'),
      );
      const link = (attrs) => ({ tag: 'link', attrs: { ...attrs, crossorigin: true }, injectTo: 'head' });
      return [
        link({ rel: 'modulepreload', href: `./${program.fileName}` }),
        ...[...program.viteMetadata.importedCss].map((css) => link({ rel: 'preload', as: 'style', href: `./${css}` })),
      ];
    },
  },
};

const renderer = {
  name: 'renderer',
  inputs: ['renderer', 'contract', 'assets/locales'],
  outputs: ['out/renderer/index.html'],
  config: {
    ...common,
    root: join(root, 'renderer'),
    base: './',
    plugins: [react(), fetchedEarly],
    build: {
      outDir: join(root, 'out/renderer'),
      emptyOutDir: true,
      target: 'chrome130',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      sourcemap: true,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2000,
    },
  },
};

export const bundles = [
  nodeBundle({
    name: 'main',
    inputs: ['main', 'contract', 'assets/locales'],
    entries: { main: 'main/main.ts' },
    folder: 'out/main',
    format: 'cjs',
    extension: 'cjs',
    target: 'node18',
    external: ['electron'],
  }),
  nodeBundle({
    name: 'preload',
    inputs: ['main', 'contract'],
    entries: { preload: 'main/preload.ts' },
    folder: 'out/main',
    format: 'cjs',
    extension: 'cjs',
    target: 'node18',
    external: ['electron'],
  }),
  nodeBundle({
    name: 'service',
    inputs: ['service', 'db', 'align', 'formats', 'text', 'contract', 'assets/locales'],
    entries: { main: 'service/main.ts', worker: 'service/worker.ts' },
    folder: 'out/service',
    format: 'es',
    extension: 'js',
    target: 'node22',
    external: ['better-sqlite3'],
  }),
  renderer,
];
