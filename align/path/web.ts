import { logAdd } from './log-add.ts';
import type { PairBead } from '../features/sentences.ts';

/** A bead near a path, or one sentence in a gap, and the share of all paths that hold it. */
export interface Step extends PairBead {
  readonly probability: number;
}

/** A state (i, j), the share of all paths through it, and of those that come or leave by a sentence in a gap. */
export interface State {
  readonly i: number;
  readonly j: number;
  through: number;
  /** Gaps of A and of B that end here, that begin here. */
  endA: number;
  endB: number;
  beginA: number;
  beginB: number;
}

/**
 * All paths near one through a window, as steps from state to state. Their probabilities make them a Markov chain, so the paths can be
 * weighed anew by what is said of single states. (Affine gaps are thereby taken as they came out.)
 */
export class Web {
  /** In order of the states that they lead to. */
  readonly steps: readonly Step[];
  readonly states: readonly State[];
  private readonly index: Map<number, number>;
  private readonly width: number;
  /** The states that each step leads from and to. */
  private readonly from: Int32Array;
  private readonly to: Int32Array;

  /** `steps` in order of the states (i, j) that they lead to, the last to where all paths end; `width` is more than any j. */
  constructor(steps: readonly Step[], width: number) {
    this.steps = steps;
    this.width = width;
    this.index = new Map();
    this.from = new Int32Array(steps.length);
    this.to = new Int32Array(steps.length);
    const states: State[] = [];
    const at = (i: number, j: number): number => {
      const key = i * width + j;
      const known = this.index.get(key);
      if (known !== undefined) return known;
      this.index.set(key, states.length);
      return states.push({ i, j, through: 0, endA: 0, endB: 0, beginA: 0, beginB: 0 }) - 1;
    };
    const start = steps[0]!;
    at(start.a0, start.b0);
    states[0]!.through = 1;
    steps.forEach(({ a0, a1, b0, b1, probability }, k) => {
      const before = states[(this.from[k] = at(a0, b0))]!;
      const after = states[(this.to[k] = at(a1, b1))]!;
      after.through += probability;
      if (b0 === b1) {
        before.beginA += probability;
        after.endA += probability;
      } else if (a0 === a1) {
        before.beginB += probability;
        after.endB += probability;
      }
    });
    this.states = states;
  }

  /** The state (i, j), if any path worth a mention goes through it. */
  at(i: number, j: number): State | undefined {
    const k = this.index.get(i * this.width + j);
    return k === undefined ? undefined : this.states[k];
  }

  /** The same steps with the probabilities they have where state k counts `odds[k]` nats more. */
  weighed(odds: Float64Array): Web {
    const { steps, states, from, to } = this;
    const end = to.at(-1)!;
    const logs = Float64Array.from(steps, ({ probability }, k) => {
      const share = Math.min(1, probability / states[from[k]!]!.through);
      return Math.log(share) + odds[to[k]!]!;
    });
    const forward = new Float64Array(states.length).fill(-Infinity);
    const backward = forward.slice();
    [forward[0], backward[end]] = [0, 0];
    for (let k = 0; k < logs.length; k++) forward[to[k]!] = logAdd(forward[to[k]!]!, forward[from[k]!]! + logs[k]!);
    for (let k = logs.length - 1; k >= 0; k--) {
      backward[from[k]!] = logAdd(backward[from[k]!]!, backward[to[k]!]! + logs[k]!);
    }
    const total = forward[end]!;
    if (total === -Infinity) return this;
    const found = steps.map((step, k) => {
      const log = forward[from[k]!]! + logs[k]! + backward[to[k]!]! - total;
      return { ...step, probability: Math.min(1, Math.exp(log)) };
    });
    return new Web(found, this.width);
  }

  /** The path expected to have most right beads, each counting its probability less `toll`. */
  expectedBest(toll: number): Step[] {
    const { steps, from, to } = this;
    const best = new Float64Array(this.states.length).fill(-Infinity);
    const back = new Int32Array(this.states.length).fill(-1);
    best[0] = 0;
    steps.forEach(({ probability }, k) => {
      const value = best[from[k]!]! + probability - toll;
      if (value > best[to[k]!]!) [best[to[k]!], back[to[k]!]] = [value, k];
    });
    const path: Step[] = [];
    for (let k = back[to.at(-1)!]!; k >= 0; k = back[from[k]!]!) path.push(steps[k]!);
    return path.toReversed();
  }
}
