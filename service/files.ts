/** Files that main allows the service to read. */
import type { Handlers } from './context.ts';

export const files: Handlers<'files'> = {
  grant: ({ grants }, { paths }) => paths.map((path) => grants.grant(path)),
};
