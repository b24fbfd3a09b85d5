import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shownOffset, storedOffset } from './shown-text.ts';

test('passes over soft hyphens that only the shown text has', () => {
  const stored = 'Zusammen\u00adhang gut';
  const shown = 'Zu\u00adsam\u00admen\u00adhang\u00a0gut';
  expect(storedOffset(shown, stored, shown.indexOf('gut'))).toBe(stored.indexOf('gut'));
  expect(shownOffset(shown, stored, stored.indexOf('hang'))).toBe(shown.indexOf('hang'));
  expect(storedOffset(shown, stored, shown.length)).toBe(stored.length);
  expect(shownOffset(shown, stored, stored.length)).toBe(shown.length);
});

test('finds every character again, whatever soft hyphens are put between them', () => {
  const unit = fc.constantFrom('a', 'é', ' ', '\u00ad', '字', '\ud83d\ude00');
  fc.assert(
    fc.property(fc.array(fc.tuple(unit, fc.boolean())), (units) => {
      const stored = units.map(([text]) => text).join('');
      // Hyphens of ours stand between letters, never beside one that is in the text.
      const shown = units.map(([text, hyphen]) => (hyphen && text !== '\u00ad' ? `\u00ad${text}` : text)).join('');
      for (let at = 0; at < stored.length; at++) {
        const there = shownOffset(shown, stored, at);
        expect(shown[there]).toBe(stored[at]);
        expect(storedOffset(shown, stored, there)).toBe(at);
      }
    }),
  );
});
