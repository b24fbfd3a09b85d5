/** Names the tests that passed only at the second try: the run goes on, but they are to be mended. A reporter for vitest. */
import { say } from './paths.mjs';

export default class FlakyReporter {
  onTestRunEnd(modules) {
    for (const module of modules) {
      for (const test of module.children.allTests('passed')) {
        if (test.diagnostic()?.flaky)
          say(`Flaky: ${module.relativeModuleId} > ${test.fullName} passed at the second try`);
      }
    }
  }
}
