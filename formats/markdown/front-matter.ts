/** What a Markdown file says about itself at its head. Only the few plain keys that matter here are understood, not all of YAML. */

export interface FrontMatter {
  readonly title: string;
  readonly author: string;
  /** BCP 47, or empty. */
  readonly language: string;
}

const KEYS: Readonly<Record<string, keyof FrontMatter>> = {
  title: 'title',
  author: 'author',
  authors: 'author',
  lang: 'language',
  language: 'language',
};

/** @param source the lines between the fences, YAML ("key: value") or TOML ("key = value") */
export function parseFrontMatter(source: string): FrontMatter {
  const found = { title: '', author: '', language: '' };
  const lines = source.split('\n').slice(0, 1000);
  lines.forEach((line, index) => {
    const match = /^([A-Za-z]{1,20})[ \t]*[:=](.*)$/.exec(line);
    const key = match && KEYS[(match[1] as string).toLowerCase()];
    if (!key || found[key]) return;
    const value = (match[2] as string).trim();
    found[key] = value === '' ? listBelow(lines, index + 1) : plain(value);
  });
  return { ...found, language: canonical(found.language) };
}

/** "- Ada" lines under a key, joined. */
function listBelow(lines: readonly string[], from: number): string {
  const items: string[] = [];
  for (let at = from; at < lines.length; at++) {
    const item = /^\s{0,8}-\s(.{1,300})$/.exec(lines[at] as string)?.[1];
    if (!item) break;
    items.push(plain(item.trim()));
  }
  return items.join(', ');
}

function plain(value: string): string {
  const list = /^\[(.{0,1000})\]$/.exec(value)?.[1];
  if (list !== undefined) return list.split(',').map((item) => plain(item.trim())).join(', '); // prettier-ignore
  const quoted = /^(["'])(.*)\1$/.exec(value)?.[2];
  return (quoted ?? value.replace(/\s#.*$/, '')).slice(0, 500);
}

function canonical(tag: string): string {
  try {
    return tag === '' ? '' : (Intl.getCanonicalLocales(tag.replace('_', '-').slice(0, 40))[0] ?? '');
  } catch {
    return '';
  }
}
