/** What the user's language model makes of texts that are to be aligned; without it where there is none, or it fails. */
import type { AlignVersion, Embeddings } from '../../align/index.ts';
import { readModel } from '../../db/index.ts';
import { openEmbeddingModel } from '../../formats/embedding-model.ts';
import type { EmbeddingModel } from '../../formats/embedding-model.ts';
import { ModelError, packageFolders } from '../../formats/model-packages.ts';
import { stage } from '../tasks/task.ts';
import type { TaskContext } from '../tasks/task.ts';

/** Bytes of vectors that one alignment takes; longer works are aligned without. */
const BYTES_MAX = 400 * 2 ** 20;
/** Of the share of a job that an alignment with a model takes: the model is the slower of the two. */
const SHARE = 0.7;

export interface Understood {
  /** One for each version; none where there is no model, or it failed, which was said (TaskContext.notice). */
  readonly embeddings: readonly Embeddings[];
  /** The part of the job that is left for aligning. */
  readonly part: readonly [from: number, to: number];
}

/** @throws HexaplaError cancelled */
export async function understood(
  context: TaskContext,
  versions: readonly AlignVersion[],
  [from, to]: readonly [from: number, to: number],
  what: string,
): Promise<Understood> {
  const model = readModel(context.db());
  if (!model || versions.length < 2) return { embeddings: [], part: [from, to] };
  const middle = from + SHARE * (to - from);
  const report = stage(context, 'understanding', [from, middle], what);
  report(0, 1);
  let opened: EmbeddingModel | undefined;
  try {
    opened = await openEmbeddingModel(model.folder, packageFolders(context.folders.home));
    return { embeddings: await embedded(opened, versions, report), part: [middle, to] };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    context.notice({ code: error.code, message: error.message, fields: error.fields });
    return { embeddings: [], part: [middle, to] };
  } finally {
    await opened?.close();
  }
}

async function embedded(
  model: EmbeddingModel,
  versions: readonly AlignVersion[],
  report: (done: number, total: number) => void,
): Promise<Embeddings[]> {
  const sentences = versions.map(({ segments }) =>
    segments.flatMap(({ text, sentences: spans }) => spans.map(([start, end]) => text.slice(start, end))),
  );
  const total = sentences.reduce((sum, { length }) => sum + length, 0);
  const { dimensions } = model;
  if (total * dimensions * Float32Array.BYTES_PER_ELEMENT > BYTES_MAX) {
    throw new ModelError('model-too-long', `${total} sentences of ${dimensions} dimensions are too many`, {
      count: total,
    });
  }
  const found: Embeddings[] = [];
  let done = 0;
  for (const texts of sentences) {
    const before = done;
    const vectors = await model.embed(texts, (share) => report(Math.round(before + share * texts.length), total));
    found.push({ dimensions, vectors });
    done += texts.length;
  }
  return found;
}
