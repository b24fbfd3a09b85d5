import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { align, reviewBeads } from './index.ts';
import type { AlignSegment, AlignVersion, LexiconSource } from './index.ts';
import { Ticker } from './progress.ts';

/** Units of work (nanoseconds, roughly) that may pass between two looks at the clock; see Ticker. */
const LOOK = 1 << 18;

describe('Ticker', () => {
  it('looks at the clock once in so many units of work, and reports when its interval is over', () => {
    const now = vi.spyOn(Date, 'now').mockReturnValue(1000);
    const shares: number[] = [];
    const ticker = new Ticker((_, share) => shares.push(share));
    ticker.stage('aligning', 0, 1);
    now.mockReturnValue(1020);
    for (let k = 0; k < 10; k++) ticker.tick(LOOK / 4, k / 10);
    expect(shares).toEqual([0, 0.3]);
    now.mockReturnValue(1040);
    ticker.tick(LOOK, 0.9);
    expect(shares).toEqual([0, 0.3, 0.9]);
    now.mockRestore();
  });
});

describe('progress, told by counting steps between two reports', { timeout: 30_000 }, () => {
  // a clock that goes on by an interval at every look: every look reports
  beforeEach(() => {
    let clock = 0;
    vi.spyOn(Date, 'now').mockImplementation(() => (clock += 100));
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  /** Steps taken since the last report, and the most there ever were. */
  class Meter {
    steps = 0;
    most = 0;
    readonly step = (): void => {
      this.most = Math.max(this.most, ++this.steps);
    };
    readonly report = (): void => {
      this.steps = 0;
    };
  }

  function counted(language: string, texts: readonly string[], meter: Meter): AlignVersion {
    const segments = texts.map((text): AlignSegment => {
      const sentences = text === '' ? [] : ([[0, text.length]] as const);
      return {
        text,
        kind: 'paragraph',
        level: 0,
        paratext: false,
        get sentences() {
          meter.step();
          return sentences;
        },
      };
    });
    return { language, segments };
  }

  it('comes in time while many empty segments are read and put together again', () => {
    const meter = new Meter();
    const nothing = Array.from({ length: 20_000 }, () => '');
    align([counted('en', nothing, meter), counted('it', nothing, meter)], { onProgress: meter.report });
    expect(meter.most).toBeGreaterThan(0);
    expect(meter.most).toBeLessThan(2000);
  });

  it('comes in time while words are looked up', () => {
    const meter = new Meter();
    const lexicon: LexiconSource = {
      lookup: () => () => {
        meter.step();
        return [];
      },
    };
    const texts = Array.from({ length: 400 }, (_, k) =>
      Array.from({ length: 12 }, (__, w) => `w${(k * 12 + w).toString(36)}x`).join(' '),
    );
    const versions = ['en', 'it'].map((language) => counted(language, texts, new Meter()));
    align(versions, { lexicon, onProgress: meter.report });
    expect(meter.most).toBeGreaterThan(0);
    expect(meter.most).toBeLessThan(100);
  });

  it('comes in time while a word is learned that stands everywhere', () => {
    const texts = Array.from({ length: 200 }, () => 'ba '.repeat(60));
    const versions = ['en', 'it'].map((language) => counted(language, texts, new Meter()));
    const reports = { comparing: 0, learning: 0, aligning: 0, finishing: 0 };
    align(versions, { onProgress: (phase) => reports[phase]++ });
    // a word's row is 12,000 occurrences times 60 tokens, gone through three times in the first round alone
    expect(reports.learning).toBeGreaterThan(50);
  });

  it('lets the caller stop it at any report, in every phase', () => {
    const texts = Array.from(
      { length: 300 },
      (_, k) => `Line ${k} of this text has number ${k * 7}, and ${k % 5} more.`,
    );
    const versions = ['en', 'it', 'fr'].map((language) => counted(language, texts, new Meter()));
    const phases: string[] = [];
    align(versions, { onProgress: (phase) => phases.push(phase) });
    expect(new Set(phases)).toEqual(new Set(['comparing', 'learning', 'aligning', 'finishing']));
    const tried = [...new Set(phases)].flatMap((phase) => [phases.indexOf(phase), phases.lastIndexOf(phase)]);
    for (const at of tried) {
      let reports = 0;
      const cancelled = () => {
        if (reports++ === at) throw new Error('cancelled');
      };
      expect(() => align(versions, { onProgress: cancelled })).toThrow('cancelled');
      expect(reports).toBe(at + 1);
    }
  });

  it('is told often enough while beads are reviewed', () => {
    const meter = new Meter();
    const texts = Array.from({ length: 3000 }, (_, k) => `Line ${k} of this text has number ${k * 7}.`);
    const versions = ['en', 'it'].map((language) => counted(language, texts, meter));
    let reports = 0;
    reviewBeads(
      versions,
      texts.map((_, k) => ({ runs: [[k, k + 1] as const, [k, k + 1] as const] })),
      { onProgress: () => reports++ },
    );
    expect(reports).toBeGreaterThan(100);
  });
});
