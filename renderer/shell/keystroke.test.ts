import { describe, expect, it } from 'vitest';
import { strokeName } from './keystroke.ts';

const press = (key: string, code: string, ...modifiers: ('ctrl' | 'meta' | 'alt' | 'shift')[]) =>
  strokeName({
    key,
    code,
    ctrlKey: modifiers.includes('ctrl'),
    metaKey: modifiers.includes('meta'),
    altKey: modifiers.includes('alt'),
    shiftKey: modifiers.includes('shift'),
  });

describe('a pressed key', () => {
  it('is written with its modifiers in one order', () => {
    expect(press('Z', 'KeyZ', 'shift', 'ctrl')).toBe('$mod+Shift+Z');
    expect(press('ArrowUp', 'ArrowUp', 'shift', 'alt')).toBe('Alt+Shift+ArrowUp');
    expect(press('F8', 'F8', 'shift')).toBe('Shift+F8');
    expect(press(' ', 'Space')).toBe('Space');
  });

  it('does not name the Shift that wrote a sign', () => {
    expect(press('?', 'Slash', 'shift')).toBe('?');
    expect(press('+', 'Equal', 'ctrl', 'shift')).toBe('$mod+Plus');
    expect(press('m', 'KeyM')).toBe('M');
    expect(press('M', 'KeyM', 'shift')).toBe('Shift+M');
  });

  it('is known by its place where the layout writes no Latin letter, and by its letter where it does', () => {
    expect(press('ζ', 'KeyZ', 'ctrl')).toBe('$mod+Z');
    expect(press('ش', 'KeyA')).toBe('A');
    expect(press('a', 'KeyQ', 'ctrl')).toBe('$mod+A');
    expect(press('z', 'KeyY', 'ctrl')).toBe('$mod+Z');
  });

  it('is a digit on layouts that want Shift for digits, when it goes with a modifier', () => {
    expect(press('&', 'Digit1', 'ctrl')).toBe('$mod+1');
    expect(press('1', 'Digit1', 'ctrl')).toBe('$mod+1');
    expect(press('&', 'Digit1')).toBe('&');
  });

  it('is what it would be without Alt where Alt writes signs', () => {
    expect(press('µ', 'KeyM', 'meta', 'alt')).toBe('$mod+Alt+M');
  });
});
