/**
 * Errors cross every border as { code, message, fields }. `code` is what the window translates (assets/locales, error.<code>);
 * `message` is English for logs and the command line; `fields` fill the translation's placeholders.
 */
export const ERROR_CODES = [
  // the caller's fault
  'bad-request',
  'unknown-operation',
  'not-allowed',
  'not-found',
  'conflict',
  'too-large',
  // an edit that has nothing to work on where it was asked for: fields { edit }
  'edit-impossible',
  // files: fields { file, … }
  'file-missing',
  'file-no-permission',
  'file-is-folder',
  'file-empty',
  'file-binary',
  'file-too-large',
  'file-unreadable',
  'file-format',
  'file-unwritable',
  'print-failed',
  // the library: fields { path, … }
  'database-newer',
  'database-corrupt',
  'database-locked',
  'database-no-permission',
  'disk-full',
  'library-unavailable',
  // a folder that the library can't move to: { path }
  'library-exists',
  'folder-unwritable',
  // backups: fields { file, … }
  'backup-corrupt',
  'backup-newer',
  // a language model of the user's own: fields { path } or { file, … } or { count }
  'model-packages',
  'model-incomplete',
  'model-unreadable',
  'model-layout',
  'model-too-long',
  // life cycle
  'cancelled',
  'service-stopped',
  'service-failed',
  'timeout',
  'internal',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];
export type ErrorFields = Readonly<Record<string, string | number>>;

export interface WireError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly fields: ErrorFields;
}

/** The one error class that is thrown on purpose. Anything else that reaches a border becomes 'internal'. */
export class HexaplaError extends Error {
  readonly code: ErrorCode;
  readonly fields: ErrorFields;
  constructor(code: ErrorCode, message: string, fields: ErrorFields = {}, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'HexaplaError';
    this.code = code;
    this.fields = fields;
  }
}

/** Makes any thrown value cloneable. Never throws. */
export function toWire(error: unknown): WireError {
  if (error instanceof HexaplaError) return { code: error.code, message: error.message, fields: error.fields };
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'internal', message, fields: {} };
}

/** The other way round, so that callers can catch a HexaplaError wherever the error came from. */
export function fromWire(wire: WireError): HexaplaError {
  return new HexaplaError(wire.code, wire.message, wire.fields);
}
