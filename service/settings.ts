/** What the reader has chosen. */
import { readSettings, writeSettings } from '../db/index.ts';
import type { Handlers } from './context.ts';

export const settings: Handlers<'settings'> = {
  get: ({ library }) => readSettings(library.reader),

  set: (context, change) => {
    const now = writeSettings(context.library.writer, change);
    context.emit('settings.changed', { settings: now });
    return now;
  },
};
