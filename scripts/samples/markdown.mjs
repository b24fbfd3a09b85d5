/** Escapes what Markdown would take for markup, so that a sample reads back as exactly the text it was made from. */
export function escapeMarkdown(text) {
  return text.replace(/[\\`*_[\]<>]/g, '\\$&').replace(/^([-+#]|\d+[.)])(?=\s)/, '\\$1');
}
