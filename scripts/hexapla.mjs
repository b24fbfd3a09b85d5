/** The `hexapla` command from a checkout: packages first, then cli/main.ts from source under Node 24. Runs on Node 20 and later. */
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { root } from './paths.mjs';

await bootstrap();
await import(join(root, 'cli', 'main.ts'));
