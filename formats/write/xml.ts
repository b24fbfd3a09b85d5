/** Text as XML 1.0 can hold it. */
import { escapeHtml } from '../../contract/escape-html.ts';

/** What XML 1.0 has no way to write. Lone surrogates cannot occur in decoded text. */
// oxlint-disable-next-line no-control-regex -- these are the characters meant
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** What of a text XML can say: characters that it has no way to write are left out. */
export const xmlText = (text: string): string => text.replace(FORBIDDEN, '');

/** For elements and for attributes in double quotes. */
export const xml = (text: string): string => escapeHtml(xmlText(text));
