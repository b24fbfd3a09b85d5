/** What Align mode says of what was done: to the eye below the page, to a screen reader at once. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import { keysOf } from '../../../contract/commands.ts';
import type { Edit, OperationLabel } from '../../../contract/edit.ts';
import type { BeadId } from '../../../contract/model.ts';
import type { ErrorWords } from '../../i18n/words.ts';
import { languageName } from '../../i18n/languages.ts';
import { useCurrentSettings } from '../../settings/settings-state.ts';
import { keyWords } from '../../ui/index.ts';
import { itemOfRow } from '../layout/items.ts';
import type { Reader } from '../reader-context.ts';
import type { Refusal } from './edits.ts';

type Rows = Pick<Reader, 'session' | 'items'>;

export interface Saying {
  /** What `edit` does, in the past tense: rows are numbered as before it. */
  readonly done: (edit: Edit, reader: Rows) => string;
  readonly stepped: (way: 'undo' | 'redo', operation: OperationLabel) => string;
  readonly refusal: (refusal: Refusal) => string;
  /** The rows were others than those that the edit was made for: what happened, and what to do. */
  readonly conflict: ErrorWords;
}

export function useSaying(): Saying {
  const { t, i18n } = useTranslation('align');
  const [undo = ''] = keysOf('edit.undo', useCurrentSettings().shortcuts);
  return useMemo(
    () => ({
      done: (edit, reader) => t('undoHint', { what: doneWords(t, edit, reader, i18n.language), keys: keyWords(undo) }),
      stepped: (way, operation) => t(way === 'undo' ? 'undone' : 'redone', { what: t(`operation.${operation}`) }),
      refusal: ({ refused }) => t(`refused.${refused}`),
      conflict: { what: t('conflict.what'), remedy: t('conflict.remedy') },
    }),
    [t, i18n.language, undo],
  );
}

function doneWords(t: TFunction<'align'>, edit: Edit, { session, items }: Rows, locale: string): string {
  const { beadIds, work } = session.opening;
  // Rows are called by the numbers that they bear.
  const number = (id: BeadId) => items.numbers[itemOfRow(items, beadIds.indexOf(id))] ?? 0;
  const column = (versionId: number) =>
    languageName(work.versions.find(({ id }) => id === versionId)?.language ?? '', locale);
  switch (edit.kind) {
    case 'merge': {
      const rows = edit.beadIds.map(number);
      return t('done.merge', { from: Math.min(...rows), to: Math.max(...rows), count: rows.length });
    }
    case 'split':
      return t('done.split', { row: number(edit.beadId) });
    case 'move':
      return t(`done.move.${edit.way}`, {
        row: number(edit.beadId),
        column: column(edit.versionId),
        count: edit.count ?? 1,
      });
    case 'newRow':
      return t('done.newRow', { column: column(edit.versionId) });
    case 'shift':
      return t(`done.shift.${edit.way}`, { row: number(edit.beadId), column: column(edit.versionId) });
    case 'status': {
      const count = edit.beadIds.length;
      return t(`done.status.${edit.status}`, { row: number(edit.beadIds[0]!), count });
    }
    case 'confirmAbove':
      return t('done.confirmAbove', { count: number(edit.beadId) - 1 });
    case 'pin':
      return t(edit.pinned ? 'done.pin' : 'done.unpin', { row: number(edit.beadIds[0]!), count: edit.beadIds.length });
    case 'splitSegment':
    case 'joinSegments':
    case 'link':
    case 'unlink':
    case 'sentences':
    default:
      return t(`done.${edit.kind}`);
  }
}
