/** What a caller hands over, checked against the contract. */
import { HexaplaError } from '../contract/errors.ts';
import { serviceApi } from '../contract/service-api.ts';
import type { OperationName, ParsedOf } from '../contract/service-api.ts';

/** @throws HexaplaError bad-request { operation, path } where the input is none of the operation's */
export function parsedInput<N extends OperationName>(operation: N, input: unknown): ParsedOf<N> {
  const parsed = serviceApi[operation].input.safeParse(input);
  if (parsed.success) return parsed.data as ParsedOf<N>;
  const path = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
  throw new HexaplaError('bad-request', `${operation}: ${path || 'the input'} is not as it should be`, {
    operation,
    path,
  });
}
