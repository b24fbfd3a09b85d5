/**
 * Codes of the contract as sentences in the reader's language. tests/locales.test.ts sees to it that every code has its words in every
 * locale; a code from a newer service than this window falls back to the words for 'internal'.
 */
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ERROR_CODES } from '../../contract/errors.ts';
import type { ErrorFields } from '../../contract/errors.ts';
import type { JobProgress } from '../../contract/events.ts';
import type { DraftWarning, ParatextReason } from '../../contract/import.ts';
import type { Reason } from '../../contract/model.ts';
import { asHexaplaError } from '../service/client.ts';

export interface ErrorWords {
  /** What happened. */
  readonly what: string;
  /** What to do about it. */
  readonly remedy: string;
}

/** Placeholders that the messages use, for errors that come without them. */
function filled(t: TFunction, fields: ErrorFields): Record<string, string | number> {
  const { file, path, limit, ...rest } = fields;
  return {
    ...rest,
    file: file === undefined || file === '' ? t('errors:unnamed') : file,
    path: path ?? '',
    /** Megabytes; 0 where it is not told. */
    limit: typeof limit === 'number' ? Math.round(limit) : 0,
  };
}

export function errorWords(t: TFunction, code: string, fields: ErrorFields = {}): ErrorWords {
  const known = ERROR_CODES.find((one) => one === code) ?? 'internal';
  const values = filled(t, fields);
  return { what: t(`errors:error.${known}.what`, values), remedy: t(`errors:error.${known}.remedy`, values) };
}

export function useWords() {
  const { t } = useTranslation('errors');
  return useMemo(
    () => ({
      /** Any thrown value. */
      error: (thrown: unknown): ErrorWords => {
        const { code, fields } = asHexaplaError(thrown);
        return errorWords(t, code, fields);
      },
      code: (code: string, fields?: ErrorFields): ErrorWords => errorWords(t, code, fields),
      warning: ({ code, values }: DraftWarning): string =>
        t(`errors:warning.${code}`, { count: 0, title: '', encodings: '', ...values }),
      paratext: (reason: ParatextReason): string => t(`errors:paratext.${reason}`),
      phase: (phase: JobProgress['phase']): string => t(`errors:job.${phase}`),
      operation: (operation: JobProgress['operation']): string => t(`errors:operation.${operation.replace('.', '-')}`),
      reason: ({ code, values }: Reason): string =>
        t(`errors:reason.${code}`, { a: '', b: '', ratio: 0, count: 0, ...values }),
    }),
    [t],
  );
}
