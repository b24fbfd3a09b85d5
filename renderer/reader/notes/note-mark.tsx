/** In the margin of a row: that it has notes, and the way to them. */
import { Bookmark, Highlighter, NotebookPen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../ui/index.ts';
import marks from '../grid/marks.module.css';
import { showNote } from './note-state.ts';
import { useNoteRows } from './notes-data.ts';
import styles from './notes.module.css';

export function NoteMark({ row, number }: { readonly row: number; readonly number: number }) {
  const notes = useNoteRows(({ rows }) => rows.get(row));
  const first = notes?.[0];
  if (!notes || !first) return null;
  return <Glyph number={number} count={notes.length} kind={kindOf(notes)} onShow={() => showNote(first.id)} />;
}

type Kind = 'bookmark' | 'note' | 'highlight';

function kindOf(notes: readonly { kind: string; text: string }[]): Kind {
  if (notes.some(({ kind }) => kind === 'bookmark')) return 'bookmark';
  return notes.some(({ text }) => text !== '') ? 'note' : 'highlight';
}

const ICONS = { bookmark: Bookmark, note: NotebookPen, highlight: Highlighter };

interface GlyphProps {
  readonly number: number;
  readonly count: number;
  readonly kind: Kind;
  readonly onShow: () => void;
}

/** Apart, so that only rows with notes pay for words. */
function Glyph({ number, count, kind, onShow }: GlyphProps) {
  const { t } = useTranslation('notes');
  const Icon = ICONS[kind];
  const name = t('mark', { number, count });
  return (
    <button
      type="button"
      className={cx(marks.press, styles.glyph)}
      data-kind={kind}
      title={name}
      aria-label={name}
      onClick={onShow}
    >
      <Icon aria-hidden />
    </button>
  );
}
