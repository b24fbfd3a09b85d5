/** A sentence embedding model in a folder of the user's: the engine's optional language model. Nothing is downloaded, ever. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Tokenizer } from '@huggingface/tokenizers';
import type { InferenceSession, Tensor } from 'onnxruntime-node';

export interface EmbeddingModel {
  readonly dimensions: number;
  /**
   * One vector per text, row after row; zeros for empty texts. `onProgress` is told the share that is done after each batch and may
   * throw to cancel. Memory is that of the vectors and of one batch.
   */
  embed(texts: readonly string[], onProgress?: (share: number) => void): Promise<Float32Array>;
  close(): Promise<void>;
}

/** The folder holds no model that can be read, or the packages that run one are not installed. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}

/** Where exporters put the network, the smaller one first: it is as good for aligning, and several times faster. */
const NETWORKS = ['onnx/model_quantized.onnx', 'model_quantized.onnx', 'onnx/model.onnx', 'model.onnx'];
const TEXTS_PER_BATCH = 32;
const TOKENS_MAX = 192;
/** Longer texts are cut before they are tokenized: tokens are a character at least. */
const CHARACTERS_MAX = 4000;

interface Runtime {
  readonly InferenceSession: typeof InferenceSession;
  readonly Tensor: typeof Tensor;
}

/**
 * Opens a model in the layout of sentence-transformers and their ONNX exports (LaBSE, multilingual MiniLM, E5): `tokenizer.json`,
 * `tokenizer_config.json` and the network. Sentences are the network's own sentence output where it has one, else the first token or
 * the mean of all, as `1_Pooling/config.json` says. E5 is given the prefix that it was trained with.
 *
 * Needs the packages onnxruntime-node and @huggingface/tokenizers, which do not come with the program.
 *
 * @throws ModelError
 */
export async function openEmbeddingModel(folder: string): Promise<EmbeddingModel> {
  const network = NETWORKS.map((name) => join(folder, name)).find((path) => existsSync(path));
  if (!network) throw new ModelError(`${folder} holds no ${NETWORKS.join(' or ')}`);
  const { runtime, Tokenizer: Tokenizing } = await packages();
  const tokenizer = new Tokenizing(json(folder, 'tokenizer.json'), json(folder, 'tokenizer_config.json'));
  let session: InferenceSession;
  try {
    session = await runtime.InferenceSession.create(network);
  } catch (error) {
    throw new ModelError(`${network} can't be read: ${String(error)}`);
  }
  const pooling = existsSync(join(folder, '1_Pooling/config.json')) ? json(folder, '1_Pooling/config.json') : {};
  const first = pooling['pooling_mode_cls_token'] === true;
  const prefix = /(?:^|[-_ ])e5(?:[-_ ]|$)/i.test(basename(folder)) ? 'query: ' : '';
  const run = new Runner(runtime, session, tokenizer, first, prefix);
  const { length: dimensions } = await run.vectorOf('a');
  return {
    dimensions,
    embed: (texts, onProgress) => run.all(texts, dimensions, onProgress),
    close: () => session.release(),
  };
}

async function packages(): Promise<{ runtime: Runtime; Tokenizer: typeof Tokenizer }> {
  try {
    const [runtime, tokenizers] = await Promise.all([import('onnxruntime-node'), import('@huggingface/tokenizers')]);
    return { runtime, Tokenizer: tokenizers.Tokenizer };
  } catch {
    throw new ModelError(
      'a model needs the packages onnxruntime-node and @huggingface/tokenizers: install them beside Hexapla',
    );
  }
}

function json(folder: string, name: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>;
  } catch (error) {
    throw new ModelError(`${join(folder, name)} can't be read: ${String(error)}`);
  }
}

class Runner {
  private readonly runtime: Runtime;
  private readonly session: InferenceSession;
  private readonly tokenizer: Tokenizer;
  /** Whether a sentence is its first token, not the mean of all. */
  private readonly first: boolean;
  private readonly prefix: string;

  constructor(runtime: Runtime, session: InferenceSession, tokenizer: Tokenizer, first: boolean, prefix: string) {
    this.runtime = runtime;
    this.session = session;
    this.tokenizer = tokenizer;
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
    for (let from = 0; from < order.length; from += TEXTS_PER_BATCH) {
      const batch = order.slice(from, from + TEXTS_PER_BATCH);
      onProgress(from / order.length);
      const found = await this.batch(batch.map((k) => texts[k]!));
      batch.forEach((k, n) => vectors.set(found[n]!, k * dimensions));
    }
    return vectors;
  }

  async vectorOf(text: string): Promise<Float32Array> {
    return (await this.batch([text]))[0]!;
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
        if (!make) throw new ModelError(`the network asks for ${name}, which is no sentence embedding's input`);
        return [name, make()];
      }),
    );
    const outputs = await this.session.run(feeds);
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
