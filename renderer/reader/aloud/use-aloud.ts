/** Reading aloud over the open work: voice, speed and place; the sentence that is read is lit and kept in view. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { VersionId } from '../../../contract/model.ts';
import { updateSettings, useCurrentSettings } from '../../settings/settings-state.ts';
import { GRID_ID } from '../grid/grid-id.ts';
import { placeOf, spanAt } from '../grid/lighting.ts';
import type { SpanPlace } from '../grid/lighting.ts';
import { firstInView, inView, neighbour } from '../grid/moves.ts';
import { bringIntoView } from '../grid/use-grid-keys.ts';
import { useReader } from '../reader-context.ts';
import { sentenceCount } from '../sentences/counterparts.ts';
import { counterpartRun, runText } from '../sentences/sentence-texts.ts';
import type { Column, Session } from '../session.ts';
import { withoutReadings } from '../typography/japanese.tsx';
import { Speaker } from './speaker.ts';
import type { SpeakerParts } from './speaker.ts';
import { Spoken } from './spoken.ts';
import { useVoices } from './use-voices.ts';
import { primaryOf, voicesFor } from './voices.ts';

/** Speeds to choose from, as multiples of the voice's own. */
export const RATES = [0.6, 0.8, 1, 1.2, 1.5, 2] as const;

export function useAloud(versionId: VersionId | null) {
  const { session, columns, place: keyboardPlace } = useReader();
  const { speechRate, voices: chosenVoices } = useCurrentSettings();
  const voices = useVoices();
  const [playing, setPlaying] = useState(false);
  const [failed, setFailed] = useState(false);
  const column = columns.find(({ version }) => version.id === versionId) ?? columns[0];
  const fitting = useMemo(() => (column ? voicesFor(voices, column.version.language) : []), [voices, column]);
  const language = primaryOf(column?.version.language ?? '');
  const voice = fitting.find(({ name }) => name === chosenVoices[language]) ?? fitting[0];
  const setVoiceName = useCallback(
    (name: string) => updateSettings({ voices: { ...chosenVoices, [language]: name } }),
    [chosenVoices, language],
  );

  const say = useRef({ voice, rate: speechRate });
  const speaker = useRef<Speaker | null>(null);
  useEffect(() => {
    say.current = { voice, rate: speechRate };
    // Another voice or speed is heard at once.
    speaker.current?.again();
  }, [voice, speechRate]);
  useEffect(() => {
    const root = document.getElementById(GRID_ID);
    if (!column || !root) return undefined;
    const before = speaker.current?.place ?? null;
    const reading = readingIn(root, session, column, {
      start: () => startIn(session, column, columns, keyboardPlace(), before),
      speak: utter(() => say.current),
      onPlaying: setPlaying,
      onFault: () => setFailed(true),
    });
    speaker.current = reading.speaker;
    return reading.end;
  }, [session, column, columns, keyboardPlace]);

  const toggle = useCallback(() => {
    setFailed(false);
    if (playing) speaker.current?.pause();
    else if (say.current.voice) speaker.current?.play();
  }, [playing]);
  const step = useCallback((by: 1 | -1) => speaker.current?.step(by), []);
  const faster = useCallback(
    (by: 1 | -1) => {
      const at = RATES.findIndex((rate) => rate >= speechRate);
      const next = RATES[Math.min(RATES.length - 1, Math.max(0, (at < 0 ? RATES.length - 1 : at) + by))];
      if (next !== undefined) updateSettings({ speechRate: next });
    },
    [speechRate],
  );
  return { column, voices: fitting, voice, setVoiceName, playing, failed, toggle, step, faster };
}

interface ReadingParts extends Pick<SpeakerParts, 'speak' | 'onPlaying' | 'onFault'> {
  readonly start: () => SpanPlace;
}

/** Reads a column in the page under `root`: what is read is lit and kept in view, and reading goes on from a sentence that is clicked. */
function readingIn(root: HTMLElement, session: Session, column: Column, { start, ...parts }: ReadingParts) {
  const spoken = new Spoken(root, session);
  const detach = spoken.attach();
  const speaker = new Speaker(
    {
      ...parts,
      textAt: (place) => textAt(session, place),
      next: (place, step) => neighbour(session, place, step),
      whenHere: (place, then) => session.store.subscribe(() => session.store.row(place.row) && then()),
      onPlace: (place) => {
        if (!session.view.isRowDrawn(place.row)) session.view.goToRow(place.row);
        spoken.light(place);
        const span = spanAt(root, place);
        if (span) bringIntoView(root, span, session);
      },
    },
    start,
  );
  const onClick = (event: MouseEvent) => {
    const isSelecting = getSelection()?.isCollapsed === false;
    const place = isSelecting ? null : placeIn(session, column, placeOf(event.target));
    if (place) speaker.goTo(place);
  };
  root.addEventListener('click', onClick);
  const end = () => {
    root.removeEventListener('click', onClick);
    speaker.pause();
    detach();
  };
  return { speaker, end };
}

/** Null while the row is not here; soft hyphens and readings beside characters are for the eye. */
function textAt(session: Session, { row, column, sentence }: SpanPlace): string | null {
  const bead = session.store.row(row);
  if (!bead) return null;
  const cell = bead.cells[column] ?? [];
  if (sentence >= sentenceCount(cell)) return '';
  return withoutReadings(runText(cell, [sentence, sentence + 1]).replaceAll('\u00ad', ''));
}

/** Where the reading was, else where the keyboard is, else where the view is; in the column that is read. */
function startIn(
  session: Session,
  column: Column,
  columns: readonly Column[],
  keyboard: SpanPlace | null,
  before: SpanPlace | null,
): SpanPlace {
  const from = inView(before, session) ?? inView(keyboard, session) ?? firstInView(session, columns);
  if (from?.column === column.index) return from;
  return { row: from?.row ?? session.view.snapshot().row, column: column.index, sentence: 0 };
}

/** A sentence that was pointed at, in the column that is read: itself, or the first that stands for it. */
function placeIn(session: Session, { index }: Column, pointed: SpanPlace | null): SpanPlace | null {
  if (!pointed || pointed.column === index) return pointed;
  const bead = session.store.row(pointed.row);
  const [start, end] = bead ? counterpartRun(bead, pointed, index) : [0, 0];
  return end > start ? { row: pointed.row, column: index, sentence: start } : null;
}

type Say = () => { readonly voice: SpeechSynthesisVoice | undefined; readonly rate: number };

/** Says a text with the system's voices; the returned function makes it stop and is not followed by an end. */
const utter =
  (how: Say) =>
  (text: string, { onEnd, onFault }: { onEnd: () => void; onFault: () => void }): (() => void) => {
    const { voice, rate } = how();
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice ?? null;
    utterance.lang = voice?.lang ?? '';
    utterance.rate = rate;
    let over = false;
    const once = (then: () => void) => () => {
      if (over) return;
      over = true;
      then();
    };
    utterance.addEventListener('end', once(onEnd));
    utterance.addEventListener('error', once(onFault));
    window.speechSynthesis.speak(utterance);
    return () => {
      if (over) return;
      over = true;
      window.speechSynthesis.cancel();
    };
  };
