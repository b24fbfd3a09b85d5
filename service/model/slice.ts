/** The language model of the user's own: which, chosen anew, put away. */
import type { ModelState } from '../../contract/model-folder.ts';
import { readModel, writeModel } from '../../db/index.ts';
import { installCommand, packageFolders, packagesInstalled } from '../../formats/model-packages.ts';
import type { Context, Handlers } from '../context.ts';

export const model: Handlers<'model'> = {
  state: stateOf,

  choose: ({ grants }, { token }) => ({ folder: grants.path(token) }),

  forget: (context) => {
    writeModel(context.library.writer, null);
    return stateOf(context);
  },
};

function stateOf({ library, folders }: Context): ModelState {
  return {
    model: readModel(library.reader),
    installed: packagesInstalled(packageFolders(folders.home)),
    install: installCommand(folders.home),
  };
}
