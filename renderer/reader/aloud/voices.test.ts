import { expect, test } from 'vitest';
import { voicesFor } from './voices.ts';

const voice = (lang: string, name = lang, more = {}) => ({ lang, name, default: false, localService: true, ...more });

test('takes the voice of the region, then the default, then any of the language', () => {
  const voices = [voice('it'), voice('pt-PT'), voice('pt_BR'), voice('pt', 'standard', { default: true })];
  expect(voicesFor(voices, 'pt-BR').map(({ name }) => name)).toEqual(['pt_BR', 'standard', 'pt-PT']);
  expect(voicesFor(voices, 'de')).toEqual([]);
});

test('never takes a voice that sends the text away', () => {
  expect(voicesFor([voice('fr', 'far', { localService: false })], 'fr')).toEqual([]);
});
