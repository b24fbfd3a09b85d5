/**
 * The packages that run language models. They don't come with the program (the runtime alone is larger than it): whoever wants a model
 * installs them into a folder that is told here. Code is loaded from there and from the program's own folder only, never from the
 * folder of a model, which is data, nor from folders above.
 */
import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Tokenizer } from '@huggingface/tokenizers';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { HexaplaError } from '../contract/errors.ts';
import type { ErrorCode, ErrorFields } from '../contract/errors.ts';

/** A folder holds no model that can be read, or the packages that run one can't be loaded. */
export class ModelError extends HexaplaError {
  constructor(code: Extract<ErrorCode, `model-${string}`>, message: string, fields: ErrorFields, cause?: unknown) {
    super(code, message, fields, { cause });
    this.name = 'ModelError';
  }
}

export interface Runtime {
  readonly InferenceSession: typeof InferenceSession;
  readonly Tensor: typeof Tensor;
}
export interface ModelPackages {
  readonly runtime: Runtime;
  readonly Tokenizer: typeof Tokenizer;
}

const NAMES = { runtime: 'onnxruntime-node', tokenizers: '@huggingface/tokenizers' } as const;

/** The folders whose node_modules are looked into: those given, then the program's own, which has them where it runs from source. */
export function packageFolders(...folders: readonly string[]): readonly string[] {
  // From source this file lies in a folder of the program's; bundled, two folders below it.
  const own = import.meta.url.endsWith('.ts') ? '..' : '../..';
  return [...folders, fileURLToPath(new URL(own, import.meta.url))];
}

/** What to type in a terminal to install the packages into `folder`: without scripts, which would download what a processor does not need. */
export function installCommand(folder: string): string {
  return `npm install --ignore-scripts --prefix "${folder}" ${Object.values(NAMES).join(' ')}`;
}

/** Whether both packages are in these folders. Loads nothing. */
export function packagesInstalled(folders: readonly string[]): boolean {
  return Object.values(NAMES).every((name) => find(name, folders) !== null);
}

/**
 * Loads each package from the first of `folders` whose node_modules has it.
 * @throws ModelError model-packages { path }: the first folder
 */
export function loadPackages(folders: readonly string[]): ModelPackages {
  const load = (name: string): unknown => {
    const path = folders[0] ?? '';
    const file = find(name, folders);
    if (!file) throw new ModelError('model-packages', `${name} is not installed: ${installCommand(path)}`, { path });
    try {
      return createRequire(file)(file);
    } catch (error) {
      throw new ModelError('model-packages', `${name} can't be loaded: ${String(error)}`, { path }, error);
    }
  };
  const runtime = load(NAMES.runtime) as Runtime;
  return { runtime, ...(load(NAMES.tokenizers) as Pick<ModelPackages, 'Tokenizer'>) };
}

/** The file to load, in the node_modules of one of these folders itself. */
function find(name: string, folders: readonly string[]): string | null {
  for (const folder of folders) {
    // Node would remember that it found nothing, also after the package was installed.
    if (!existsSync(join(folder, 'node_modules', name, 'package.json'))) continue;
    try {
      const inside = realpathSync(join(folder, 'node_modules'));
      const file = createRequire(join(folder, 'package.json')).resolve(name);
      if (file.startsWith(inside + sep)) return file;
    } catch {
      // It has nothing that could be loaded.
    }
  }
  return null;
}
