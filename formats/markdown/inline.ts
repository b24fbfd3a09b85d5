/** The text of inline Markdown, less its marks. */
import type { Nodes, PhrasingContent } from 'mdast';

const CJK = /[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]/;

/** Line breaks that the writer asked for stay \n; others become a space, or nothing between Chinese or Japanese characters. */
export function inlineText(nodes: readonly PhrasingContent[]): string {
  const parts: string[] = [];
  const stack: Nodes[] = nodes.toReversed();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'text' || node.type === 'inlineCode') parts.push(unwrap(node.value));
    else if (node.type === 'break' || (node.type === 'html' && /^<br\s*\/?>$/i.test(node.value))) parts.push('\n');
    else if ('children' in node) stack.push(...node.children.toReversed());
  }
  return parts
    .join('')
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

function unwrap(text: string): string {
  return text.replace(/[ \t]{0,50}\n[ \t]{0,50}/g, (run, at: number) => {
    const before = text.charAt(at - 1);
    const after = text.charAt(at + run.length);
    return CJK.test(before) && CJK.test(after) ? '' : ' ';
  });
}
