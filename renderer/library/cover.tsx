/** A cover drawn from the title. Decoration: what it says stands beside it as text. */
import { useMemo } from 'react';
import { cx } from '../ui/index.ts';
import styles from './cover.module.css';
import { coverStyle } from './cover-style.ts';

export interface CoverProps {
  readonly title: string;
  readonly author: string;
  readonly className?: string;
}

export function Cover({ title, author, className }: CoverProps) {
  const style = useMemo(() => coverStyle(title, author), [title, author]);
  return (
    <div
      aria-hidden
      className={cx(styles.cover, styles[style.binding], styles[style.size], className)}
      data-cloth={style.cloth}
      dir={style.direction}
      lang={style.lang || undefined}
    >
      {style.binding === 'thread' ? <Stitching /> : null}
      {style.binding === 'arch' ? <Arch /> : null}
      <div className={styles.label}>
        <span className={styles.title}>{title}</span>
        {style.binding === 'plate' ? <Ornament index={style.ornament} /> : null}
      </div>
      {author ? <span className={styles.author}>{author}</span> : null}
    </div>
  );
}

/** Small printers' flowers. */
const ORNAMENT_PATHS = [
  'M4 12h12M24 12h12M20 7l5 5-5 5-5-5z',
  'M3 12c6-7 11-7 17 0 6 7 11 7 17 0M20 9v6',
  'M6 12h8M26 12h8M17 12a3 3 0 1 1 6 0 3 3 0 1 1-6 0',
  'M20 5c2 4 2 4 7 7-5 3-5 3-7 7-2-4-2-4-7-7 5-3 5-3 7-7M4 12h5M31 12h5',
  'M4 9h32M4 12h32M4 15h32',
  'M8 12c4 0 4-5 8-5-2 4-2 6 0 10-4 0-4-5-8-5M32 12c-4 0-4-5-8-5 2 4 2 6 0 10 4 0 4-5 8-5',
] as const;

function Ornament({ index }: { readonly index: number }) {
  return (
    <svg viewBox="0 0 40 24" className={styles.ornament}>
      <path d={ORNAMENT_PATHS[index] ?? ORNAMENT_PATHS[0]} />
    </svg>
  );
}

function Arch() {
  return (
    <svg viewBox="0 0 100 140" preserveAspectRatio="none" className={styles.archLine}>
      <path d="M8 132V52C8 30 30 22 50 8c20 14 42 22 42 44v80z" />
      <path d="M13 128V54c0-20 20-26 37-38 17 12 37 18 37 38v74z" />
    </svg>
  );
}

function Stitching() {
  return (
    <svg viewBox="0 0 12 140" preserveAspectRatio="none" className={styles.stitching}>
      <path d="M12 18H0M12 48H0M12 78H0M12 108H0M12 128H0M8 0v140" />
    </svg>
  );
}
