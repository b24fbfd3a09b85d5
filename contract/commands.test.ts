import { describe, expect, it } from 'vitest';
import { COMMANDS, COMMAND_IDS, conflictsOf, isPlainLetter, keysOf } from './commands.ts';

const KEYS =
  /^(?:\$mod\+)?(?:Alt\+)?(?:Shift\+)?(?:[^\p{Ll}\s+]|F\d{1,2}|Arrow(?:Up|Down|Left|Right)|Plus|Space|[A-Z][a-z]+)$/u;

describe('the table of commands', () => {
  it('writes keys in one way', () => {
    expect(COMMAND_IDS.flatMap((id) => COMMANDS[id].keys).filter((keys) => !KEYS.test(keys))).toEqual([]);
  });

  it('gives no two commands the same keys where both apply', () => {
    const conflicts = COMMAND_IDS.flatMap((id) => COMMANDS[id].keys.flatMap((keys) => conflictsOf(id, keys, {})));
    expect(conflicts).toEqual([]);
  });

  it('gives letters alone only to what works in the reader, where Align mode answers them', () => {
    const lettered = COMMAND_IDS.filter((id) => COMMANDS[id].keys.some(isPlainLetter));
    expect(lettered.filter((id) => !['reader', 'align'].includes(COMMANDS[id].when))).toEqual([]);
  });
});

describe('the user’s own keys', () => {
  it('replace the whole list of a command', () => {
    expect(keysOf('edit.redo', { 'edit.redo': ['F9'] })).toEqual(['F9']);
    expect(keysOf('edit.redo', { 'edit.redo': [] })).toEqual([]);
    expect(keysOf('edit.redo', {})).toEqual(['$mod+Shift+Z', '$mod+Y']);
  });

  it('conflict only with commands that apply at the same time', () => {
    expect(conflictsOf('library.show', '$mod+F', {})).toEqual(['library.search', 'reader.find']);
    expect(conflictsOf('library.search', '$mod+G', {})).toEqual([]);
    expect(conflictsOf('align.split', 'M', {})).toEqual(['align.mergeNext']);
    expect(conflictsOf('align.split', 'M', { 'align.mergeNext': [] })).toEqual([]);
  });
});
