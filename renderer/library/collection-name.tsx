/** The name of a collection as a field, in the place of the collection. Enter keeps it, Escape leaves it as it was. */
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { renameCollection } from './collection-actions.ts';
import styles from './collections.module.css';

interface NameProps {
  readonly name: string;
  /** Names that are taken. */
  readonly others: readonly string[];
  /** @param name the collection's name as it is now */
  readonly onEnd: (name: string) => void;
}

const MAX_LENGTH = 100;

/** Names that differ only so are one to the library too (db/fold.ts). */
const isSame = (a: string, b: string): boolean => a.localeCompare(b, undefined, { sensitivity: 'base' }) === 0;

export function CollectionName({ name, others, onEnd }: NameProps) {
  const { t } = useTranslation('library');
  const help = useId();
  const field = useRef<HTMLInputElement>(null);
  const [value, setValue] = useState(name);
  const ended = useRef(false);
  useEffect(() => field.current?.select(), []);
  const wanted = value.trim();
  const taken = others.some((other) => isSame(other, wanted));

  const end = (keep: boolean) => {
    if (ended.current) return;
    ended.current = true;
    if (!keep || wanted === '' || taken || wanted === name) return onEnd(name);
    void renameCollection(name, wanted).then((done) => onEnd(done ? wanted : name));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') end(false);
    // A name that is taken is not thrown away by Enter: it stays to be changed.
    if (event.key === 'Enter' && !taken) end(true);
  };
  return (
    <span className={styles.naming}>
      <input
        ref={field}
        className={styles.nameField}
        aria-label={t('shelf.nameOf', { collection: name })}
        aria-invalid={taken || undefined}
        aria-describedby={help}
        dir="auto"
        maxLength={MAX_LENGTH}
        value={value}
        size={Math.max(8, Math.min(40, value.length + 1))}
        onChange={(event) => setValue(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => end(true)}
      />
      <span id={help} role="status" className={styles.taken}>
        {taken ? t('shelf.taken') : null}
      </span>
    </span>
  );
}
