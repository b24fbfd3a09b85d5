/** How a highlight of a colour looks on the text: its colour and its line. */
import type { NoteColour } from '../../../contract/notes.ts';
import { cx } from '../../ui/index.ts';
import styles from './notes.module.css';

export function ColourSample({ colour }: { readonly colour: NoteColour }) {
  return (
    <span aria-hidden className={cx(styles.sample, styles[colour])}>
      {/* Any letter would do: it shows the line that goes under letters. */}
      {String.fromCodePoint(0x61)}
    </span>
  );
}
