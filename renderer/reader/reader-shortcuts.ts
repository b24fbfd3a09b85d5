/** The reader's keys, for the shortcuts dialog; grid/use-grid-keys.ts and grid/header.tsx answer them. */
export const READER_SHORTCUTS = [
  { shown: 'ArrowUp ArrowDown', words: 'reader:keys.sentence' },
  { shown: 'ArrowLeft ArrowRight', words: 'reader:keys.column' },
  { shown: '$mod+ArrowLeft $mod+ArrowRight', words: 'reader:keys.word' },
  { shown: 'Enter', words: 'reader:keys.counterparts' },
  { shown: '$mod+ArrowUp $mod+ArrowDown', words: 'reader:keys.row' },
  { shown: 'Home End', words: 'reader:keys.edges' },
  { shown: '$mod+Home $mod+End', words: 'reader:keys.ends' },
  { shown: 'PageUp PageDown', words: 'reader:keys.page' },
  { shown: 'Alt+ArrowLeft Alt+ArrowRight', words: 'reader:keys.moveColumn' },
] as const;
