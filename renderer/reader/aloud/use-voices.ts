/** The system's voices as they are now: some systems tell them only a while after they were asked for. */
import { useSyncExternalStore } from 'react';

const NONE: readonly SpeechSynthesisVoice[] = [];
let known = NONE;

function read(): readonly SpeechSynthesisVoice[] {
  const voices = window.speechSynthesis?.getVoices() ?? NONE;
  const same = voices.length === known.length && voices.every((voice, index) => voice === known[index]);
  if (!same) known = voices;
  return known;
}

function subscribe(listener: () => void): () => void {
  const synthesis = window.speechSynthesis;
  synthesis?.addEventListener('voiceschanged', listener);
  return () => synthesis?.removeEventListener('voiceschanged', listener);
}

export const useVoices = () => useSyncExternalStore(subscribe, read);
