import type { KnipConfig } from 'knip';

/** What counts as a way in, so that knip can tell what nobody uses. */
const config: KnipConfig = {
  entry: [
    'main/{main,preload}.ts',
    'service/{main,worker}.ts',
    'cli/main.ts',
    'renderer/main.tsx',
    'scripts/*.mjs',
    'scripts/default-app/main.cjs',
    'scripts/lexicons/*.ts',
    'bench/**/*.{ts,mjs}',
    'tests/**/*.test.ts',
    '**/*.test.{ts,tsx}',
    '.dependency-cruiser.mjs',
  ],
  project: ['{contract,text,align,formats,db,service,main,renderer,cli,scripts,tests,bench}/**/*.{ts,tsx,mjs,cjs}'],
  // The contract is a published surface: its names may stand ahead of their use.
  ignoreIssues: { 'contract/**': ['exports', 'types'] },
  ignoreExportsUsedInFile: true,
  ignoreBinaries: ['apt-cache', 'apt-get', 'dpkg-deb', 'xvfb-run'],
};

export default config;
