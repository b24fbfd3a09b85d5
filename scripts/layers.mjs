/** Checks the arrows of docs/ARCHITECTURE.md (.dependency-cruiser.mjs) and prints what goes against them. */
import { fileURLToPath } from 'node:url';
import { root } from './paths.mjs';

/** Fewer files than this mean that the tool saw nothing, not that all is well. */
const MIN_FILES = 50;

/**
 * @param {string} folder root of a tree that is laid out like this one
 * @returns {Promise<{ files: number, violations: { rule: string, from: string, to: string }[] }>}
 */
export async function checkLayers(folder) {
  const { cruise } = await import('dependency-cruiser');
  const { default: config } = await import('../.dependency-cruiser.mjs');
  const { options, ...ruleSet } = config;
  const { output } = await cruise(['.'], { ...options, ruleSet, validate: true, baseDir: folder });
  return {
    files: output.summary.totalCruised,
    violations: output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { files, violations } = await checkLayers(root);
  for (const { rule, from, to } of violations) console.error(`${rule}: ${from} -> ${to}`);
  if (files < MIN_FILES) console.error(`Only ${files} files were seen`);
  console.log(`Layers: ${files} files, ${violations.length} imports against the arrows`);
  if (violations.length > 0 || files < MIN_FILES) process.exitCode = 1;
}
