/** Writes a model folder with a network of one node: each known word has a vector, and a sentence is the mean of its words. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Bytes = readonly number[];

const varint = (value: number): Bytes =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
/** A field of a protocol buffer: a number, or bytes with their length. */
const number = (field: number, value: number): Bytes => [...varint(field * 8), ...varint(value)];
const bytes = (field: number, value: Bytes): Bytes => [...varint(field * 8 + 2), ...varint(value.length), ...value];
const text = (field: number, value: string): Bytes => bytes(field, [...Buffer.from(value)]);

const FLOAT = 1;
const INT64 = 7;

/** ValueInfoProto of a tensor with named dimensions. */
const value = (field: number, name: string, type: number, dimensions: readonly string[]): Bytes => {
  const shape = dimensions.flatMap((dimension) => bytes(1, text(2, dimension)));
  return bytes(field, [...text(1, name), ...bytes(2, bytes(1, [...number(1, type), ...bytes(2, shape)]))]);
};

/** ONNX: last_hidden_state = Gather(table, input_ids). */
function network(table: readonly (readonly number[])[]): Uint8Array {
  const raw = [...Buffer.from(Float32Array.from(table.flat()).buffer)];
  const initializer = [
    ...number(1, table.length),
    ...number(1, table[0]!.length),
    ...number(2, FLOAT),
    ...text(8, 'table'),
    ...bytes(9, raw),
  ];
  const node = [...text(1, 'table'), ...text(1, 'input_ids'), ...text(2, 'last_hidden_state'), ...text(4, 'Gather')];
  const graph = [
    ...bytes(1, node),
    ...text(2, 'words'),
    ...bytes(5, initializer),
    ...value(11, 'input_ids', INT64, ['batch', 'tokens']),
    ...value(12, 'last_hidden_state', FLOAT, ['batch', 'tokens', 'size']),
  ];
  return Uint8Array.from([...number(1, 8), ...bytes(7, graph), ...bytes(8, number(2, 13))]);
}

/** `vectors` by word in small letters; words that are not among them are 0. */
export function writeSmallModel(folder: string, vectors: Readonly<Record<string, readonly number[]>>): void {
  const words = Object.keys(vectors);
  const size = vectors[words[0]!]!.length;
  const table = [Array.from({ length: size }, () => 0), ...words.map((word) => vectors[word]!)];
  const vocab = Object.fromEntries(['[UNK]', ...words].map((word, id) => [word, id]));
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  writeFileSync(join(folder, 'onnx', 'model.onnx'), network(table));
  writeFileSync(
    join(folder, 'tokenizer.json'),
    JSON.stringify({
      version: '1.0',
      added_tokens: [],
      normalizer: { type: 'Lowercase' },
      pre_tokenizer: { type: 'Whitespace' },
      post_processor: null,
      decoder: null,
      model: {
        type: 'WordPiece',
        unk_token: '[UNK]',
        continuing_subword_prefix: '##',
        max_input_chars_per_word: 100,
        vocab,
      },
    }),
  );
  writeFileSync(join(folder, 'tokenizer_config.json'), JSON.stringify({ unk_token: '[UNK]' }));
}

/** Words of each of two made-up languages without a letter in common; each stands once, so that nothing is learned. */
export const COUNT = 30;
const made = (letters: string): string[] =>
  Array.from({ length: COUNT }, (_, k) =>
    Array.from({ length: 6 }, (__, n) => letters[(k >> n) % 2 ? n : n + 6]).join(''),
  );
export const left = made('abcdefghijkl');
export const right = made('nopqrstuvwyz');

/** Writes a model to which word k of either language means the same, and nothing else. */
export function writeTwoLanguages(folder: string): void {
  const axis = (k: number) => Array.from({ length: COUNT }, (_, n) => (n === k ? 1 : 0));
  writeSmallModel(folder, Object.fromEntries([...left, ...right].map((word, k) => [word, axis(k % COUNT)])));
}
