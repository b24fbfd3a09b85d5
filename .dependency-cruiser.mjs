/**
 * The arrows of docs/ARCHITECTURE.md. Everything is denied that is not allowed here: a file in a place that no rule knows fails,
 * and so does an import against the arrows, `import type` included. tests/layers.test.ts shows that it bites.
 */

/** Which of our own parts each part may import, besides itself. */
const ARROWS = {
  contract: [],
  text: [],
  align: ['text'],
  formats: ['text', 'contract'],
  db: ['contract'],
  service: ['contract', 'db', 'align', 'formats', 'text'],
  cli: ['contract', 'db', 'align', 'formats', 'text'],
  main: ['contract'],
  renderer: ['contract'],
};
/** The engine's folders from the ground up (align/README.md): none imports its neighbour on the same floor, or one above. Its doors stand on top. */
const ENGINE_FLOORS = [
  ['features/'],
  ['words/'],
  ['evidence/'],
  ['path/'],
  ['joint/'],
  ['verdict/', 'confidence/'],
  ['rows/'],
  ['(align|window|extend|index)\\.ts$'],
];
/** Parts that know nothing of Node. */
const PURE = ['contract', 'text', 'align', 'renderer'];
/** Around the house: may look at any part. */
const OUTSIDE = ['tests', 'bench', 'scripts/lexicons'];
/** Scripts run before anything is built, so they import each other and packages alone. */
const SCRIPTS =
  '^(scripts/|vite\\.config\\.mjs$|vitest\\.config\\.mjs$|\\.dependency-cruiser\\.mjs$|knip\\.config\\.ts$)';

const parts = Object.keys(ARROWS);
const within = (names) => `^(${names.join('|')})/`;
const TEST = '\\.test\\.tsx?$';
/** Files that are read as data. */
const DATA = '^(assets/|package\\.json$|THIRD-PARTY\\.md$)';
const PACKAGE = '(^|/)node_modules/';
const packages = (...names) => `(^|/)node_modules/(${names.join('|')})/`;
const CORE = { dependencyTypes: ['core'] };
/** Imports of types whose package is only `@types/<name>`, which the resolver does not look up. */
const TYPES_ONLY = '^(mdast|hast|unist)$';

const ownArrows = parts.map((part) => ({
  from: { path: `^${part}/` },
  to: { path: within([part, ...ARROWS[part]]) },
}));

const engineFloors = ENGINE_FLOORS.slice(0, -1).flatMap((rooms, floor) =>
  rooms.map((room) => {
    const others = ENGINE_FLOORS.slice(floor)
      .flat()
      .filter((other) => other !== room);
    return {
      name: 'engine-floors',
      comment: 'Against the order of the folders in align/README.md.',
      severity: 'error',
      from: { path: `^align/${room}`, pathNot: TEST },
      to: { path: `^align/(${others.join('|')})` },
    };
  }),
);

const forbidden = [
  ...engineFloors,
  {
    name: 'no-place',
    comment: 'The file lies where no rule of .dependency-cruiser.mjs knows it.',
    severity: 'error',
    from: { pathNot: [within([...parts, ...OUTSIDE]), SCRIPTS, DATA, PACKAGE] },
    to: {},
  },
  {
    name: 'no-place-alone',
    comment: 'The same for files that import nothing.',
    severity: 'error',
    from: { orphan: true, pathNot: [within([...parts, ...OUTSIDE]), SCRIPTS, DATA] },
    to: {},
  },
  {
    name: 'sqlite-in-db',
    comment: 'SQLite lives only in db/.',
    severity: 'error',
    from: { path: within(parts), pathNot: ['^db/', TEST] },
    to: { path: packages('better-sqlite3', '@types/better-sqlite3') },
  },
  {
    name: 'electron-in-main',
    comment: 'Electron lives only in main/.',
    severity: 'error',
    from: { pathNot: ['^main/', '^scripts/default-app/', '^bench/start/probe\\.cjs$'] },
    to: { path: packages('electron') },
  },
  {
    name: 'window-packages',
    comment: 'React and what belongs to it lives only in renderer/.',
    severity: 'error',
    from: { path: within(parts), pathNot: '^renderer/' },
    to: { path: packages('react', 'react-dom', '@types/react', 'react-i18next', '@tanstack', '@base-ui', 'zustand') },
  },
  {
    name: 'tools-stay-outside',
    comment: 'What ships imports no test or build tool.',
    severity: 'error',
    from: { path: within(parts), pathNot: TEST },
    to: { path: packages('vitest', 'fast-check', 'vite', 'playwright-core', 'tinybench') },
  },
  {
    name: 'no-circles',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  { name: 'unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: TYPES_ONLY } },
];

export default {
  forbidden,
  allowedSeverity: 'error',
  allowed: [
    ...ownArrows,
    { from: { path: within(parts) }, to: { path: [PACKAGE, TYPES_ONLY] } },
    { from: { path: within(parts), pathNot: within(PURE) }, to: CORE },
    // Their tests may read files.
    { from: { path: `${within(PURE)}.*${TEST}` }, to: CORE },
    { from: { path: '^(main|renderer|service|cli)/' }, to: { path: '^assets/locales/' } },
    { from: { path: '^renderer/' }, to: { path: '^THIRD-PARTY\\.md$' } },
    { from: { path: within(OUTSIDE) }, to: { path: [within([...parts, ...OUTSIDE]), SCRIPTS, DATA, PACKAGE] } },
    { from: { path: within(OUTSIDE) }, to: CORE },
    { from: { path: SCRIPTS }, to: { path: [SCRIPTS, PACKAGE] } },
    { from: { path: SCRIPTS }, to: CORE },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|coverage|tour|docs)/' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
