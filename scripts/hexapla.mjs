/** The `hexapla` command from a checkout: packages first, then cli/main.ts from source under Node 24. Runs on Node 20 and later. */
import module from 'node:module';
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { root } from './paths.mjs';

await bootstrap();
// Most of a short run would be spent on stripping types and compiling; Node keeps the results in the system's temporary folder.
module.enableCompileCache();
await import(join(root, 'cli', 'main.ts'));
