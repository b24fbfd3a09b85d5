/**
 * `npm test`: everything that must hold, quickest first, stopping at the first step that fails. The last line sums the tests up:
 * `Tests: N passed, N failed, N skipped`, where a step without tests of its own that fails counts as one.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { root, say } from './paths.mjs';
import { run } from './processes.mjs';
import { ensureRuntime } from './runtime.mjs';

await bootstrap({ desktop: true });
await ensureRuntime();

const reports = join(root, 'out', 'test');
const script = (name) => ['npm', ['run', '--silent', name], { shell: process.platform === 'win32' }];
/** A step whose tests are counted from vitest's report. */
const tests = (name, program, args) => {
  const report = join(reports, `${name}.json`);
  const reporters = ['default', join(root, 'scripts', 'flaky-reporter.mjs'), 'json'];
  const options = [...reporters.map((reporter) => `--reporter=${reporter}`), `--outputFile.json=${report}`];
  return { name, report, command: [program, [...args, ...options], {}] };
};

const STEPS = [
  { name: 'lint', command: script('lint') },
  { name: 'types', command: script('typecheck') },
  { name: 'layers', command: script('layers') },
  { name: 'unused', command: script('unused') },
  tests('unit', 'vitest', ['run', '--project', 'unit']),
  { name: 'build', command: script('build') },
  tests('e2e', process.execPath, [join(root, 'scripts', 'e2e.mjs')]),
];

/** What one step adds to the sum. A test file that could not even be loaded counts as one failure. */
function count({ report }, code) {
  const failure = { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  if (!report || !existsSync(report)) return failure;
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  const failed = Math.max(numFailedTests + broken, failure.failed);
  return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests };
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const sum = { passed: 0, failed: 0, skipped: 0 };
for (const step of STEPS) {
  const started = performance.now();
  say(`== ${step.name}`);
  const code = await run(...step.command);
  const result = count(step, code);
  for (const key of Object.keys(sum)) sum[key] += result[key];
  say(
    `== ${step.name}: ${code === 0 ? 'ok' : `failed (exit code ${code})`}, ${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
  if (code !== 0) {
    process.exitCode = 1;
    break;
  }
}
console.log(`Tests: ${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
