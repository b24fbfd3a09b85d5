/** Says in a notice what went wrong, for failures that have no place of their own on the screen. */
import i18next from 'i18next';
import { errorWords } from '../i18n/words.ts';
import { asHexaplaError } from '../service/client.ts';
import { notify } from '../ui/index.ts';

export function reportError(thrown: unknown): void {
  const { code, fields } = asHexaplaError(thrown);
  // Whoever cancelled knows.
  if (code === 'cancelled') return;
  const { what, remedy } = errorWords(i18next.t, code, fields);
  notify({ id: `error-${code}`, title: what, description: remedy, tone: 'error' });
}
