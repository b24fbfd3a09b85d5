/** Tags as chips; Enter or a comma makes what was typed one, Backspace in the empty field takes the last away. */
import { X } from 'lucide-react';
import { useId, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLibraryInfo } from '../service/queries.ts';
import { TextField, Tooltip } from '../ui/index.ts';
import styles from './library.module.css';

export interface TagsFieldProps {
  readonly tags: readonly string[];
  readonly onTagsChange: (tags: readonly string[]) => void;
}

/** Of library.updateWork's schema. */
const MAX_TAG = 100;

export function TagsField({ tags, onTagsChange }: TagsFieldProps) {
  const { t } = useTranslation('library');
  const [typed, setTyped] = useState('');
  const suggestions = useId();
  const { data: info } = useLibraryInfo();
  const add = () => {
    const tag = typed.replace(/,$/, '').trim();
    setTyped('');
    if (tag && !tags.includes(tag)) onTagsChange([...tags, tag]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Backspace' && typed === '') onTagsChange(tags.slice(0, -1));
    if ((event.key !== 'Enter' && event.key !== ',') || typed.trim() === '') return;
    event.preventDefault();
    add();
  };
  return (
    <div className={styles.tagsField}>
      <TextField
        label={t('details.tags')}
        help={t('details.tagsHelp')}
        value={typed}
        maxLength={MAX_TAG}
        list={suggestions}
        onValueChange={setTyped}
        onKeyDown={onKeyDown}
        onBlur={add}
      />
      <datalist id={suggestions}>
        {info?.tags
          .filter(({ tag }) => !tags.includes(tag))
          .map(({ tag }) => (
            <option key={tag} value={tag}>
              {tag}
            </option>
          ))}
      </datalist>
      {tags.length > 0 ? (
        <ul className={styles.tags} aria-label={t('details.tags')}>
          {tags.map((tag) => (
            <li key={tag}>
              <bdi>{tag}</bdi>
              <Tooltip label={t('details.removeTag', { tag })}>
                <button
                  type="button"
                  aria-label={t('details.removeTag', { tag })}
                  onClick={() => onTagsChange(tags.filter((one) => one !== tag))}
                >
                  <X aria-hidden />
                </button>
              </Tooltip>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
