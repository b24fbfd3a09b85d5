/** Puts what the window shows to print on paper or into a PDF. The window lays it out (renderer/reader/print); main asks for the place. */
import { app, dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import { access } from 'node:fs/promises';
import { join, parse } from 'node:path';
import * as z from 'zod/mini';
import { HexaplaError } from '../contract/errors.ts';
import { escapeHtml } from '../contract/escape-html.ts';
import { PAPERS } from '../contract/host-api.ts';
import type { PrintOutcome } from '../contract/host-api.ts';
import { fileName } from './file-name.ts';
import { writeWhole } from './write-whole.ts';

/** Files that one work is printed into, at most. */
const MOST_PARTS = 1000;

export const PrintRequest = z.object({
  to: z.enum(['printer', 'pdf']),
  /** Names the file and heads its pages. */
  title: z.string().check(z.maxLength(500)),
  paper: z.enum(PAPERS),
  landscape: z.boolean(),
  part: z.optional(
    z.object({
      number: z.int().check(z.minimum(1), z.maximum(MOST_PARTS)),
      of: z.int().check(z.minimum(1), z.maximum(MOST_PARTS)),
    }),
  ),
});
type Request = z.infer<typeof PrintRequest>;

/** In inches, as Chromium counts; the text's own margins are none, so that the pages' are these alone. */
const MARGINS = { top: 0.75, bottom: 0.8, left: 0.7, right: 0.7 };

export function printWindow(window: BrowserWindow, request: Request): Promise<PrintOutcome> {
  return request.to === 'pdf' ? savePdf(window, request) : sendToPrinter(window, request);
}

/** Where the user had the first of several files saved, until the last of them is written. */
let firstPart: string | null = null;

/** @throws HexaplaError not-allowed for a later part whose first was not saved */
async function placeOf(window: BrowserWindow, { title, part }: Request): Promise<string | null> {
  if (part && part.number > 1) {
    if (firstPart === null) throw new HexaplaError('not-allowed', 'The first part was not saved');
    const place = await freeName(firstPart, part.number);
    if (part.number >= part.of) firstPart = null;
    return place;
  }
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('documents'), `${fileName(title)}.pdf`),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  const place = canceled || !filePath ? null : filePath;
  firstPart = part ? place : null;
  return place;
}

/** “Ruth 2.pdf” beside “Ruth.pdf”; where that is there, “Ruth 2 (2).pdf” and so on: nothing that the user did not choose is replaced. */
async function freeName(first: string, number: number): Promise<string> {
  const { dir, name, ext } = parse(first);
  for (let copy = 1; ; copy += 1) {
    const file = join(dir, `${name} ${number}${copy > 1 ? ` (${copy})` : ''}${ext}`);
    const isThere = await access(file).then(
      () => true,
      () => false,
    );
    if (!isThere) return file;
  }
}

async function savePdf(window: BrowserWindow, request: Request): Promise<PrintOutcome> {
  const { title, paper, landscape, part } = request;
  const filePath = await placeOf(window, request);
  if (filePath === null) return 'cancelled';
  const heading = part ? `${title} · ${part.number}/${part.of}` : title;
  const bytes = await window.webContents.printToPDF({
    pageSize: paper,
    landscape,
    margins: MARGINS,
    printBackground: false,
    displayHeaderFooter: true,
    headerTemplate: runningLine(`<span>${escapeHtml(heading)}</span>`),
    footerTemplate: runningLine('<span class="pageNumber"></span>'),
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
  await writeWhole(filePath, bytes);
  return 'done';
}

function sendToPrinter(window: BrowserWindow, { paper, landscape }: Request): Promise<PrintOutcome> {
  return new Promise((resolve, reject) => {
    window.webContents.print({ silent: false, printBackground: false, pageSize: paper, landscape }, (done, reason) => {
      if (done) resolve('done');
      else if (/cancel/iu.test(reason)) resolve('cancelled');
      else reject(new HexaplaError('print-failed', `Printing failed: ${reason}`));
    });
  });
}

/** Chromium sets running lines in a document of their own, without any of the page's styles. */
const runningLine = (inside: string): string =>
  `<div style="width:100%;margin:0 0.7in;text-align:center;font:8pt Georgia,serif;color:#555" dir="auto">${inside}</div>`;
