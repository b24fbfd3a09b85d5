/** "Copy with counterparts": the selection, or the sentence that has the keyboard, with what stands for it in the other versions. */
import { useEffect } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { languageName } from '../../i18n/languages.ts';
import { onCommand } from '../../shell/commands.ts';
import { notify } from '../../ui/index.ts';
import type { Column, Session } from '../session.ts';
import { copyTable, sentenceSelection, tableHtml, tableText, tableTsv } from './copy-table.ts';
import type { CopyTable } from './copy-table.ts';
import { selectedSegments } from './copying.ts';
import type { SpanPlace } from './lighting.ts';

export interface CopyInput {
  readonly session: Session;
  /** All versions that are shown, drawn or not. */
  readonly columns: readonly Column[];
  readonly scroller: RefObject<HTMLElement | null>;
  readonly place: () => SpanPlace | null;
}

export function useCopyCommands({ session, columns, scroller, place }: CopyInput): void {
  const { t, i18n } = useTranslation('reading');
  useEffect(() => {
    const tableOf = (): CopyTable | null => {
      const root = scroller.current;
      if (!root) return null;
      const marked = selectedSegments(session, root, document.getSelection());
      const at = place();
      const bead = at ? session.store.row(at.row) : undefined;
      const selected = marked.length > 0 || !at || !bead ? marked : sentenceSelection(bead, at);
      if (selected.length === 0) return null;
      const heads = columns.map(({ version, index }) => ({
        index,
        name: [languageName(version.language, i18n.language), version.label].filter(Boolean).join(', '),
        language: version.language,
        direction: version.direction,
      }));
      return copyTable(selected, heads, (row) => session.store.row(row));
    };
    const copy = (plain: (table: CopyTable) => string) => () => {
      const table = tableOf();
      if (!table) return notify({ title: t('copy.nothing') });
      const html = tableHtml(table);
      putOnClipboard({ 'text/plain': plain(table), 'text/html': html, 'text/tab-separated-values': tableTsv(table) });
      return notify({ title: t('copy.done', { count: table.rows.length }) });
    };
    const stops = [onCommand('reader.copyBoth', copy(tableText)), onCommand('reader.copyTable', copy(tableTsv))];
    return () => {
      for (const stop of stops) stop();
    };
  }, [session, columns, scroller, place, t, i18n]);
}

/** By a copy event of our own making: the asynchronous clipboard needs a permission that the window does not have. */
function putOnClipboard(forms: Readonly<Record<string, string>>): void {
  const allow = (event: Event) => event.preventDefault();
  const write = (event: ClipboardEvent) => {
    for (const [type, text] of Object.entries(forms)) event.clipboardData?.setData(type, text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  // Without a selection Chromium copies only where someone says that there is something to copy.
  window.addEventListener('beforecopy', allow, { capture: true });
  window.addEventListener('copy', write, { capture: true });
  document.execCommand('copy');
  window.removeEventListener('beforecopy', allow, { capture: true });
  window.removeEventListener('copy', write, { capture: true });
}
