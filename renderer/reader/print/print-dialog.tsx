/** What to print, on what, and where to: a printer or a PDF. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PAPERS } from '../../../contract/host-api.ts';
import type { Paper, PrintPart, PrintTarget } from '../../../contract/host-api.ts';
import type { ReadingMode } from '../../../contract/model.ts';
import { host } from '../../host.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useCurrentSettings } from '../../settings/settings-state.ts';
import { onCommand } from '../../shell/commands.ts';
import { reportError } from '../../shell/report-error.ts';
import { Button, Dialog, Progress, Segmented, Select, TextField, notify } from '../../ui/index.ts';
import { BEAD_FLAGS } from '../../../contract/service-api.ts';
import { parseWholeNumber } from '../history/whole-number.ts';
import { numberOf, rowNumbered } from '../layout/items.ts';
import { drawnColumns } from '../modes/mode-facts.ts';
import { useReader } from '../reader-context.ts';
import type { Reader } from '../reader-context.ts';
import { useTypesetters } from '../typography/typesetters.ts';
import { loadRows } from './load-rows.ts';
import { PartChoice } from './part-choice.tsx';
import { partsOf } from './parts.ts';
import type { NumberRange } from './parts.ts';
import { PrintSheet } from './print-sheet.tsx';
import type { PrintedRow } from './print-sheet.tsx';
import { tierLines } from './tiers.ts';
import styles from './print-dialog.module.css';

export function PrintDialog({ mode }: { readonly mode: ReadingMode }) {
  const { t } = useTranslation('reading');
  const [open, setOpen] = useState(false);
  useEffect(() => onCommand('reader.print', () => setOpen(true)), []);
  return (
    <Dialog open={open} onOpenChange={setOpen} size="small" title={t('print.title')}>
      <PrintForm mode={mode} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

interface Work {
  readonly target: PrintTarget;
  readonly share: number;
  readonly rows: readonly PrintedRow[] | null;
}

function PrintForm({ mode, onDone }: { readonly mode: ReadingMode; readonly onDone: () => void }) {
  const { t } = useTranslation('reading');
  const reader = useReader();
  const settings = useCurrentSettings();
  const { items, session, layout } = reader;
  const columns = useMemo(() => drawnColumns(reader.columns, mode, layout.lead), [reader.columns, mode, layout.lead]);
  const languages = useMemo(() => columns.map(({ version }) => version.language), [columns]);
  const typesetters = useTypesetters(languages, settings.justify || settings.hyphenate);
  const [from, setFrom] = useState('1');
  const [to, setTo] = useState(String(items.total));
  const [paper, setPaper] = useState<Paper>(usualPaper);
  const [landscape, setLandscape] = useState(columns.length > 2);
  const range = readRange(from, to, items.total);
  const parts = range ? partsOf(range) : [];
  const [chosen, setChosen] = useState(0);
  const part = Math.min(chosen, Math.max(0, parts.length - 1));
  const { work, start } = usePrinting(reader);

  const print = (target: PrintTarget) => {
    const pages = { title: session.opening.work.title, paper, landscape };
    const of = parts.length;
    const all = parts.map((numbers, index) => ({ numbers, part: { number: index + 1, of } }));
    if (target === 'pdf') {
      start(target, all, pages, () => {
        notify({ title: t('print.saved', { count: of }) });
        onDone();
      });
      return;
    }
    start(target, all.slice(part, part + 1), pages, () => {
      if (of > 1) notify({ title: t('print.sent', { number: part + 1, count: of }) });
      // The next part is at hand when one is printed.
      if (part < of - 1) setChosen(part + 1);
      else onDone();
    });
  };
  const sheet = work?.rows ? (
    <PrintSheet
      work={session.opening.work}
      columns={columns}
      mode={mode}
      rows={work.rows}
      typesetters={typesetters}
      justify={settings.justify}
      numbers={settings.paragraphNumbers}
      face={settings.readingFace}
      lines={
        settings.verticalJapanese
          ? tierLines({ paper, landscape, numbers: settings.paragraphNumbers, columns: columns.length })
          : null
      }
    />
  ) : null;
  return (
    <div className={styles.form}>
      <p className={styles.note}>{t('print.asShown')}</p>
      <div className={styles.pair}>
        <TextField
          label={t('print.from')}
          value={from}
          onValueChange={setFrom}
          inputMode="numeric"
          disabled={work !== null}
        />
        <TextField
          label={t('print.to')}
          value={to}
          onValueChange={setTo}
          inputMode="numeric"
          disabled={work !== null}
        />
      </div>
      {range ? null : (
        <p role="alert" className={styles.fault}>
          {t('print.range', { last: formatNumber(items.total) })}
        </p>
      )}
      {parts.length > 1 ? <PartChoice parts={parts} part={part} onPart={setChosen} disabled={work !== null} /> : null}
      <div className={styles.pair}>
        <Select<Paper>
          label={t('print.paper')}
          value={paper}
          options={PAPERS.map((value) => ({ value, label: t(`print.papers.${value}`) }))}
          onValueChange={setPaper}
        />
        <Segmented
          label={t('print.orientation')}
          value={landscape ? 'landscape' : 'portrait'}
          options={(['portrait', 'landscape'] as const).map((value) => ({ value, label: t(`print.${value}`) }))}
          onValueChange={(value) => setLandscape(value === 'landscape')}
          className={styles.orientation}
        />
      </div>
      {work ? <Progress label={t('print.preparing')} share={work.rows ? null : work.share} /> : null}
      <div className={styles.buttons}>
        <Button disabled={!range || work !== null} onClick={() => print('printer')}>
          {t('print.print')}
        </Button>
        <Button variant="primary" disabled={!range || work !== null} onClick={() => print('pdf')}>
          {t('print.pdf')}
        </Button>
      </div>
      {sheet}
    </div>
  );
}

/** From what was written to numbers of paragraphs, both inclusive; null where it makes no sense. */
function readRange(from: string, to: string, total: number): NumberRange | null {
  const [first, last] = [parseWholeNumber(from), parseWholeNumber(to)];
  if (first === null || last === null || first < 1 || last < first || last > total) return null;
  return [first, last];
}

/** Letter where it is the custom, A4 everywhere else. */
function usualPaper(): Paper {
  const region = new Intl.Locale(navigator.language).maximize().region ?? '';
  return ['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'VE'].includes(region) ? 'Letter' : 'A4';
}

interface Pages {
  readonly title: string;
  readonly paper: Paper;
  readonly landscape: boolean;
}

/** What is printed at once: all, or one of the parts of a long work. */
interface Sheet {
  readonly numbers: NumberRange;
  readonly part: PrintPart;
}

/** Loads the rows, shows the sheet, has it printed, and takes it away again. Leaving the dialog stops the loading. */
function usePrinting(reader: Reader) {
  const [work, setWork] = useState<Work | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  /** @param share of the work that is done before and after it */
  const printSheet = async (target: PrintTarget, { numbers, part }: Sheet, pages: Pages, share: NumberRange) => {
    const [from, to] = numbers;
    const { session, flags } = reader;
    const first = rowNumbered(flags, from) ?? 0;
    const last = rowNumbered(flags, to) ?? first;
    const signal = stop.current?.signal ?? new AbortController().signal;
    const told = (own: number) => setWork({ target, share: share[0] + (share[1] - share[0]) * own, rows: null });
    told(0);
    const beads = await loadRows(session, first, last + 1, told, signal);
    const rows = beads.flatMap((bead, offset): PrintedRow[] =>
      isPrinted(reader, first + offset) ? [{ bead, number: numberOf(reader.items, first + offset) }] : [],
    );
    setWork({ target, share: share[1], rows });
    await drawn();
    signal.throwIfAborted();
    return host.print({ to: target, ...pages, part: part.of > 1 ? part : undefined });
  };
  const run = async (target: PrintTarget, sheets: readonly Sheet[], pages: Pages, onDone: () => void) => {
    stop.current = new AbortController();
    for (const [index, sheet] of sheets.entries()) {
      const share = [index / sheets.length, (index + 1) / sheets.length] as const;
      if ((await printSheet(target, sheet, pages, share)) === 'cancelled') return;
    }
    onDone();
  };
  const start = (target: PrintTarget, sheets: readonly Sheet[], pages: Pages, onDone: () => void) => {
    run(target, sheets, pages, onDone)
      .catch((error: unknown) => stop.current?.signal.aborted || reportError(error))
      .finally(() => setWork(null));
  };
  return { work, start };
}

/** Furniture is printed where it is shown. */
function isPrinted({ flags, layout, columns, session }: Reader, row: number): boolean {
  const bits = flags[row] ?? 0;
  const stride = session.opening.work.versions.length;
  const empty = columns.every(({ index }) => (session.opening.lengths[row * stride + index] ?? 0) === 0);
  return !empty && (layout.showParatext || (bits & BEAD_FLAGS.paratext) === 0);
}

/** Two frames and all faces: the sheet is then in the document as it will be printed. */
async function drawn(): Promise<void> {
  await new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
  await document.fonts.ready;
}
