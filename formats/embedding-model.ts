/** A sentence embedding model in a folder of the user's: the engine's optional language model. Nothing is downloaded, ever. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Tokenizer } from '@huggingface/tokenizers';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { ModelError, loadPackages, packageFolders } from './model-packages.ts';
import type { Runtime } from './model-packages.ts';

export interface EmbeddingModel {
  readonly dimensions: number;
  /** The network's file within the folder, and its size. */
  readonly network: string;
  readonly bytes: number;
  /**
   * One vector per text, row after row; zeros for empty texts. `onProgress` is told the share that is done after each batch and may
   * throw to cancel. Memory is that of the vectors and of one batch.
   */
  embed(texts: readonly string[], onProgress?: (share: number) => void): Promise<Float32Array>;
  close(): Promise<void>;
}

/** Where exporters put the network, the smaller one first: it is as good for aligning, and several times faster. */
const NETWORKS = ['onnx/model_quantized.onnx', 'model_quantized.onnx', 'onnx/model.onnx', 'model.onnx'];
/** A batch is as wide as its longest text: some tenths of a second, so that one can be cancelled between two. */
const TEXTS_PER_BATCH = 32;
const CHARACTERS_PER_BATCH = 6000;
const TOKENIZER = ['tokenizer.json', 'tokenizer_config.json'] as const;
const POOLING = '1_Pooling/config.json';
const TOKENS_MAX = 192;
/** Longer texts are cut before they are tokenized: tokens are a character at least. */
const CHARACTERS_MAX = 4000;

/**
 * Opens a model in the layout of sentence-transformers and their ONNX exports (LaBSE, multilingual MiniLM, E5): `tokenizer.json`,
 * `tokenizer_config.json` and the network. Sentences are the network's own sentence output where it has one, else the first token or
 * the mean of all, as `1_Pooling/config.json` says. E5 is given the prefix that it was trained with.
 *
 * Needs packages that do not come with the program (model-packages.ts), looked for in the folders `packages`.
 *
 * @throws ModelError model-incomplete { path, file } where the folder lacks a file; model-packages { path }; model-unreadable { file };
 *   model-layout { file } where the network is not for sentences
 */
export async function openEmbeddingModel(
  folder: string,
  packages: readonly string[] = packageFolders(),
): Promise<EmbeddingModel> {
  const network = NETWORKS.find((name) => existsSync(join(folder, name)));
  const missing = network ? TOKENIZER.find((name) => !existsSync(join(folder, name))) : NETWORKS[2];
  if (!network || missing !== undefined) {
    throw new ModelError('model-incomplete', `${folder} holds no ${missing}`, { path: folder, file: missing ?? '' });
  }
  const { runtime, Tokenizer: Tokenizing } = loadPackages(packages);
  const file = join(folder, network);
  const tokenizer = await readable(join(folder, TOKENIZER[0]), () => {
    return new Tokenizing(json(folder, TOKENIZER[0]), json(folder, TOKENIZER[1]));
  });
  const session = await readable(file, () => runtime.InferenceSession.create(file));
  const pooling = existsSync(join(folder, POOLING)) ? json(folder, POOLING) : {};
  const first = pooling['pooling_mode_cls_token'] === true;
  const prefix = /(?:^|[-_ ])e5(?:[-_ ]|$)/i.test(basename(folder)) ? 'query: ' : '';
  const run = new Runner(runtime, session, tokenizer, { network, first, prefix });
  try {
    const dimensions = await run.tried();
    return {
      dimensions,
      network,
      bytes: statSync(file).size,
      embed: (texts, onProgress) => run.all(texts, dimensions, onProgress),
      close: () => session.release(),
    };
  } catch (error) {
    await session.release();
    throw error;
  }
}

async function readable<Value>(file: string, read: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ModelError) throw error;
    throw new ModelError(
      'model-unreadable',
      `${file} can't be read: ${String(error)}`,
      { file: basename(file) },
      error,
    );
  }
}

function json(folder: string, name: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>;
  } catch (error) {
    throw new ModelError(
      'model-unreadable',
      `${join(folder, name)} can't be read: ${String(error)}`,
      { file: name },
      error,
    );
  }
}

interface Reading {
  /** The network's file within the folder. */
  readonly network: string;
  /** Whether a sentence is its first token, not the mean of all. */
  readonly first: boolean;
  /** What the model expects before each text. */
  readonly prefix: string;
}

class Runner {
  private readonly runtime: Runtime;
  private readonly session: InferenceSession;
  private readonly tokenizer: Tokenizer;
  private readonly network: string;
  private readonly first: boolean;
  private readonly prefix: string;

  constructor(runtime: Runtime, session: InferenceSession, tokenizer: Tokenizer, { network, first, prefix }: Reading) {
    this.runtime = runtime;
    this.session = session;
    this.tokenizer = tokenizer;
    this.network = network;
    this.first = first;
    this.prefix = prefix;
  }

  async all(
    texts: readonly string[],
    dimensions: number,
    onProgress: (share: number) => void = () => {},
  ): Promise<Float32Array> {
    const vectors = new Float32Array(texts.length * dimensions);
    // texts of like length together: a batch is as wide as its longest
    const order = texts.flatMap((text, k) => (text.trim() === '' ? [] : [k]));
    order.sort((x, y) => texts[x]!.length - texts[y]!.length || x - y);
    for (let from = 0; from < order.length;) {
      let to = from + 1;
      const fits = (size: number) => size * Math.min(CHARACTERS_MAX, texts[order[to]!]!.length) <= CHARACTERS_PER_BATCH;
      while (to < order.length && to - from < TEXTS_PER_BATCH && fits(to - from + 1)) to++;
      const batch = order.slice(from, to);
      onProgress(from / order.length);
      from = to;
      const found = await this.batch(batch.map((k) => texts[k]!));
      batch.forEach((k, n) => vectors.set(found[n]!, k * dimensions));
    }
    return vectors;
  }

  /** Asks for one vector; how many dimensions it has. @throws ModelError model-layout { file } */
  async tried(): Promise<number> {
    const [vector] = await this.batch(['a']);
    const whole = vector && vector.length > 0 && vector.every((value) => Number.isFinite(value));
    if (!whole) throw this.strange('it answers no vector');
    return vector.length;
  }

  private strange(why: string): ModelError {
    return new ModelError('model-layout', `${this.network} is no sentence embedding model: ${why}`, {
      file: this.network,
    });
  }

  private async batch(texts: readonly string[]): Promise<Float32Array[]> {
    const ids = texts.map((text) =>
      this.tokenizer.encode(this.prefix + text.slice(0, CHARACTERS_MAX)).ids.slice(0, TOKENS_MAX),
    );
    const width = Math.max(1, ...ids.map(({ length }) => length));
    const integers = (value: (id: number | undefined) => number): Tensor => {
      const data = BigInt64Array.from(
        ids.flatMap((row) => Array.from({ length: width }, (_, k) => BigInt(value(row[k])))),
      );
      return new this.runtime.Tensor('int64', data, [ids.length, width]);
    };
    const offered: Readonly<Record<string, () => Tensor>> = {
      input_ids: () => integers((id) => id ?? 0),
      attention_mask: () => integers((id) => (id === undefined ? 0 : 1)),
      token_type_ids: () => integers(() => 0),
    };
    const feeds = Object.fromEntries(
      this.session.inputNames.map((name) => {
        const make = offered[name];
        if (!make) throw this.strange(`it asks for ${name}, which is no sentence embedding's input`);
        return [name, make()];
      }),
    );
    const outputs = await this.session.run(feeds).catch((error: unknown) => {
      throw this.strange(String(error));
    });
    const sentence = outputs['sentence_embedding'];
    const output = sentence ?? outputs['last_hidden_state'] ?? outputs[this.session.outputNames[0]!]!;
    const data = output.data as Float32Array;
    const size = output.dims.at(-1)!;
    return ids.map((row, n) => {
      if (output.dims.length === 2) return data.slice(n * size, (n + 1) * size);
      return this.pooled(data.subarray(n * width * size, (n + 1) * width * size), row.length, size);
    });
  }

  private pooled(tokens: Float32Array, count: number, size: number): Float32Array {
    if (this.first || count <= 1) return tokens.slice(0, size);
    const sum = new Float32Array(size);
    for (let t = 0; t < count; t++) for (let k = 0; k < size; k++) sum[k]! += tokens[t * size + k]!;
    return sum.map((value) => value / count);
  }
}
