import { expect, test } from 'vitest';
import type { SpanPlace } from '../grid/lighting.ts';
import { Speaker } from './speaker.ts';

/** Rows of sentences in one column; null rows are not here yet. */
function setUp(rows: (string[] | null)[], from?: { row: number }) {
  const spoken: string[] = [];
  const log: string[] = [];
  let current: { onEnd: () => void; onFault: () => void } | null = null;
  let arrive: (() => void) | null = null;
  const textAt = ({ row, sentence }: SpanPlace) => {
    const here = rows[row];
    return here === null ? null : (here?.[sentence] ?? '');
  };
  const next = ({ row, column, sentence }: SpanPlace, step: 1 | -1) => {
    const count = rows[row]?.length ?? 0;
    if (sentence + step >= 0 && sentence + step < count) return { row, column, sentence: sentence + step };
    const there = row + step;
    return there >= 0 && there < rows.length ? { row: there, column, sentence: 0 } : null;
  };
  const speaker = new Speaker(
    {
      textAt,
      next,
      whenHere: (_place, then) => {
        arrive = then;
        return () => (arrive = null);
      },
      speak: (text, events) => {
        spoken.push(text);
        current = events;
        return () => (current = null);
      },
      onPlace: () => undefined,
      onPlaying: (playing) => log.push(playing ? 'plays' : 'stops'),
      onFault: () => log.push('fault'),
    },
    () => ({ row: from?.row ?? 0, column: 0, sentence: 0 }),
  );
  return {
    speaker,
    spoken,
    log,
    rows,
    end: () => current?.onEnd(),
    fail: () => current?.onFault(),
    arrive: () => arrive?.(),
  };
}

test('reads on through rows, passing over those without text, and stops at the end', () => {
  const { speaker, spoken, log, end } = setUp([['a', 'b'], [], ['c']]);
  speaker.play();
  end();
  end();
  end();
  expect(spoken).toEqual(['a', 'b', 'c']);
  expect(log).toEqual(['plays', 'stops']);
});

test('begins where the reader is by then, and goes on from a sentence that is pointed at', () => {
  const from = { row: 0 };
  const { speaker, spoken, end } = setUp([['a'], ['b'], ['c'], ['d']], from);
  expect(speaker.place).toBeNull();
  from.row = 1;
  speaker.play();
  from.row = 0;
  speaker.goTo({ row: 3, column: 0, sentence: 0 });
  end();
  expect(spoken).toEqual(['b', 'd']);
});

test('waits for a row that is not here', () => {
  const { speaker, spoken, rows, end, arrive } = setUp([['a'], null]);
  speaker.play();
  end();
  expect(spoken).toEqual(['a']);
  rows[1] = ['b'];
  arrive();
  expect(spoken).toEqual(['a', 'b']);
});

test('a pause begins the sentence anew; a step without playing only moves', () => {
  const { speaker, spoken, end } = setUp([['a', 'b', 'c']]);
  speaker.play();
  speaker.pause();
  end();
  expect(spoken).toEqual(['a']);
  speaker.step(1);
  expect(spoken).toEqual(['a']);
  speaker.play();
  speaker.step(-1);
  expect(spoken).toEqual(['a', 'b', 'a']);
});

test('a voice that fails stops the reading and says so', () => {
  const { speaker, log, fail } = setUp([['a']]);
  speaker.play();
  fail();
  expect(log).toEqual(['plays', 'stops', 'fault']);
});
