/** A page of its own that shows the versions side by side: no script, nothing loaded from anywhere, every text escaped. */
import { direction } from '../../text/index.ts';
import { escapeHtml } from '../../contract/escape-html.ts';
import type { AlignedBead, AlignedTexts, AlignedVersion } from './aligned.ts';
import { isFurniture, reasonText, titleOfTexts, unitTexts } from './aligned.ts';

const STYLE = `
body { margin: 2rem auto; max-width: 90rem; padding: 0 1rem; font: 1.05rem/1.6 Georgia, serif; color: #222; background: #fffdf8; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; }
h1 { font-size: 1.6rem; margin: 0 1rem 1rem; }
th { text-align: start; font: 600 .85rem/1.4 system-ui, sans-serif; color: #666; }
th, td { padding: .35rem 1rem; vertical-align: top; overflow-wrap: anywhere; }
p { margin: 0 0 .4em; white-space: pre-line; }
.heading { font-weight: bold; font-size: 1.2em; }
.gap { background: #f3efe4; }
.paratext { color: #888; font-size: .85em; }
.doubtful td:first-child { border-inline-start: 3px solid #c77; }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #1b1a18; } .gap { background: #262420; } }
`;

/** Below this score a row that nobody has judged is marked as doubtful, as in the reader. */
const DOUBT = 0.6;

export function* writeHtml(texts: AlignedTexts): Generator<string> {
  const title = escapeHtml(titleOfTexts(texts));
  const heading = texts.title === undefined ? '' : `<h1>${title}</h1>\n`;
  yield `<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>${title}</title>\n<style>${STYLE}</style></head>\n<body>\n${heading}<table>\n<thead><tr>`;
  for (const version of texts.versions)
    yield `<th scope="col">${escapeHtml(version.file)} (${escapeHtml(version.language)})</th>`;
  yield '</tr></thead>\n<tbody>\n';
  const units = unitTexts(texts);
  const furniture = isFurniture(texts);
  for (const bead of texts.beads) {
    yield `<tr${attributes(bead, furniture(bead))}>`;
    for (const [index, version] of texts.versions.entries())
      yield cell(texts, version, units[index]!, bead.runs[index]!);
    yield '</tr>\n';
  }
  yield '</tbody>\n</table>\n</body>\n</html>\n';
}

function attributes({ score, reasons, status }: AlignedBead, furniture: boolean): string {
  const doubtful = status === undefined ? score < DOUBT : status === 'doubtful';
  const classes = [doubtful && 'doubtful', furniture && 'paratext'].filter((name) => name !== false);
  const why = doubtful ? reasons.map(reasonText).join('; ') : '';
  return `${classes.length > 0 ? ` class="${classes.join(' ')}"` : ''}${why ? ` title="${escapeHtml(why)}"` : ''}`;
}

function cell(
  texts: AlignedTexts,
  version: AlignedVersion,
  units: readonly string[],
  [start, end]: readonly [number, number],
) {
  if (start === end) return '<td class="gap"></td>';
  const { language } = version;
  const paragraphs = units.slice(start, end).map((text, index) => {
    const heading = texts.level === 'paragraph' && version.segments[start + index]?.kind === 'heading';
    return `<p${heading ? ' class="heading"' : ''}>${escapeHtml(text)}</p>`;
  });
  return `<td lang="${escapeHtml(language)}" dir="${direction(language)}">${paragraphs.join('')}</td>`;
}
