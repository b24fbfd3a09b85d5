/** What the window hands over, checked: it may be anything. */
import * as z from 'zod/mini';
import { HexaplaError } from '../contract/errors.ts';

/** @throws HexaplaError bad-request */
export function readArgument<T>(schema: z.ZodMiniType<T>, argument: unknown): T {
  const parsed = schema.safeParse(argument);
  if (parsed.success) return parsed.data;
  throw new HexaplaError('bad-request', z.prettifyError(parsed.error));
}
