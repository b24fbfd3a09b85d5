/** A key combination, "Ctrl+Shift+Z" or "$mod+O", drawn as keys. Always left to right, as on the keyboard. */
import styles from './popup.module.css';

export const APPLE = /mac/i.test(navigator.platform);
const NAMES: Readonly<Record<string, string>> = {
  $mod: APPLE ? '⌘' : 'Ctrl',
  Shift: APPLE ? '⇧' : 'Shift',
  Alt: APPLE ? '⌥' : 'Alt',
  Control: 'Ctrl',
  '-': '−',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** A plus sign that is itself the key is written Plus. */
function keyName(key: string): string {
  if (key === 'Plus') return '+';
  return NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}

/** The same as text within a sentence, kept left to right there. */
export function keyWords(keys: string): string {
  return `\u2066${keys
    .split('+')
    .map(keyName)
    .join(APPLE ? '' : '+')}\u2069`;
}

export function Keys({ keys }: { readonly keys: string }) {
  return (
    <span className={styles.keys} dir="ltr">
      {keys.split('+').map((key) => (
        <kbd key={key}>{keyName(key)}</kbd>
      ))}
    </span>
  );
}
