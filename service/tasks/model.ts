/** model.choose: opens a language model, asks it once, and keeps it for alignments to come. */
import { writeModel } from '../../db/index.ts';
import { openEmbeddingModel } from '../../formats/embedding-model.ts';
import { packageFolders } from '../../formats/model-packages.ts';
import { stage } from './task.ts';
import type { Task } from './task.ts';

export const chooseModel: Task<'model.choose'> = async (context, { folder }) => {
  const report = stage(context, 'checking', [0, 1]);
  report(0, 1);
  const model = await openEmbeddingModel(folder, packageFolders(context.folders.home));
  await model.close();
  report(1, 1);
  const facts = { folder, network: model.network, dimensions: model.dimensions, bytes: model.bytes };
  context.settle();
  writeModel(context.db(), facts);
  return facts;
};
