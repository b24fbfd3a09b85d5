/** Files that main allows the service to read, or to write. */
import type { Handlers } from './context.ts';

export const files: Handlers<'files'> = {
  grant: ({ grants }, { paths, writable }) => paths.map((path) => grants.grant(path, writable)),
};
