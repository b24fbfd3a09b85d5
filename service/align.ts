/** Aligning what is stored. */
import type { Handlers } from './context.ts';

export const aligning: Handlers<'align'> = {
  realign: (_context, input) => input,
};
