/** Works out of the library, into files that the user named. */
import type { Handlers } from './context.ts';

export const exporting: Handlers<'export'> = {
  work: ({ grants }, { token, ...choice }) => ({ ...choice, path: grants.target(token) }),
};
