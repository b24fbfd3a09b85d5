/** Puts what the window shows to print on paper or into a PDF. The window lays it out (renderer/reader/print); main asks for the place. */
import { app, dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { HexaplaError } from '../contract/errors.ts';
import { PAPERS } from '../contract/host-api.ts';
import type { PrintOutcome } from '../contract/host-api.ts';
import { fileName } from './file-name.ts';
import { writeWhole } from './write-whole.ts';

export const PrintRequest = z.object({
  to: z.enum(['printer', 'pdf']),
  /** Names the file and heads its pages. */
  title: z.string().check(z.maxLength(500)),
  paper: z.enum(PAPERS),
  landscape: z.boolean(),
});
type Request = z.infer<typeof PrintRequest>;

/** In inches, as Chromium counts; the text's own margins are none, so that the pages' are these alone. */
const MARGINS = { top: 0.75, bottom: 0.8, left: 0.7, right: 0.7 };

export function printWindow(window: BrowserWindow, request: Request): Promise<PrintOutcome> {
  return request.to === 'pdf' ? savePdf(window, request) : sendToPrinter(window, request);
}

async function savePdf(window: BrowserWindow, { title, paper, landscape }: Request): Promise<PrintOutcome> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('documents'), `${fileName(title)}.pdf`),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  if (canceled || !filePath) return 'cancelled';
  const bytes = await window.webContents.printToPDF({
    pageSize: paper,
    landscape,
    margins: MARGINS,
    printBackground: false,
    displayHeaderFooter: true,
    headerTemplate: runningLine(`<span>${escape(title)}</span>`),
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

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/gu, (character) => ENTITIES[character] ?? '');
