/**
 * The stops of the screenshot tour: how each state of the window is reached. Nothing here depends on the language of the window:
 * commands are the menu's, elements are found by role and place. Each stop begins on the library without a dialog.
 *
 * name: of the picture. arrive: from the library to the state. leave: what returnToLibrary() does not undo by itself.
 */
import { LIBRARY_STOPS } from './library-stops.mjs';
import { READER_STOPS } from './reader-stops.mjs';
import { WINDOW_STOPS } from './window-stops.mjs';

export const STOPS = [...LIBRARY_STOPS, ...WINDOW_STOPS, ...READER_STOPS];
