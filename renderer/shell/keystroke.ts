/**
 * A pressed key in the notation of contract/commands.ts. Recording a shortcut and answering it both go through here, so that what was
 * recorded is what is answered, on every layout of the keyboard.
 */
import { APPLE } from '../ui/keys.tsx';

const NAMES: Readonly<Record<string, string>> = { ' ': 'Space', '+': 'Plus', Escape: 'Esc' };
const MODIFIERS = new Set([
  'Control',
  'Meta',
  'Alt',
  'Shift',
  'AltGraph',
  'CapsLock',
  'Dead',
  'Unidentified',
  'Process',
]);

type Stroke = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/**
 * The key's name. Letters of layouts that have none of the Latin ones (Greek, Arabic), digits that need Shift (French) and keys that
 * Alt turns into signs (macOS) are named by their place.
 */
function keyName({ key, code, ctrlKey, metaKey, altKey }: Stroke): string {
  if (key.length > 1) return NAMES[key] ?? key;
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
  const [, digit] = /^(?:Digit|Numpad)(\d)$/.exec(code) ?? [];
  const withModifier = ctrlKey || metaKey || altKey;
  if (letter && (!/^[\x20-\x7E]$/.test(key) || (altKey && !/^[a-z]$/i.test(key)))) return letter;
  if (digit && withModifier) return digit;
  return NAMES[key] ?? key.toUpperCase();
}

/** Null for what is no shortcut: a modifier alone, or typing by AltGr or an input method. */
export function keystrokeOf(event: KeyboardEvent): string | null {
  if (event.isComposing || MODIFIERS.has(event.key) || event.getModifierState('AltGraph')) return null;
  // The other platform's modifier is left to the system.
  if (APPLE ? event.ctrlKey : event.metaKey) return null;
  return strokeName(event);
}

export function strokeName(event: Stroke): string {
  const name = keyName(event);
  // A sign that Shift wrote names itself; letters, digits and named keys keep their Shift.
  const shiftWrote = name.length === 1 && !/[A-Z0-9]/.test(name);
  const parts = [
    event.ctrlKey || event.metaKey ? '$mod' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey && !shiftWrote && name !== 'Plus' ? 'Shift' : '',
    name,
  ];
  return parts.filter(Boolean).join('+');
}

/** Whether keys are being typed as text. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type);
}
