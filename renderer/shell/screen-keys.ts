/** Keys that lists and the whole window answer themselves, for the list of shortcuts; they can't be changed. `words` is a key of common:shortcuts. */
export const SCREEN_KEYS = {
  library: [
    { shown: 'Enter', words: 'open' },
    { shown: 'Space', words: 'select' },
    { shown: '$mod+A', words: 'selectAll' },
    { shown: 'F2', words: 'edit' },
    { shown: 'Delete', words: 'delete' },
    { shown: '$mod+V', words: 'paste' },
    { shown: 'Shift+F10', words: 'menu' },
  ],
  everywhere: [
    { shown: 'F6', words: 'notices' },
    { shown: 'Esc', words: 'close' },
  ],
} as const;
