/**
 * Which messages source code asks for, and which words it holds itself. Reads the syntax tree: `t` of useTranslation with its namespace,
 * `i18next.t`, `say` of main/texts.ts, and `t` that was handed on: there the key names its namespace, or it is the file's only one,
 * or that of its folder.
 */
import { parseAst } from 'vite';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [name: string]: unknown;
}

export interface Usage {
  /** namespace:key */
  readonly exact: readonly string[];
  /** Keys that are put together; what is inserted counts as anything. */
  readonly patterns: readonly RegExp[];
  /** Calls whose key can't be told. */
  readonly unknown: readonly string[];
  /** Words shown to people that do not come from a locale. */
  readonly hardCoded: readonly string[];
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;
const isFunction = ({ type }: Node) =>
  type === 'FunctionDeclaration' || type === 'FunctionExpression' || type === 'ArrowFunctionExpression';
const nameOf = (node: unknown): string => (isNode(node) && typeof node['name'] === 'string' ? node['name'] : '');
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Attributes that people read or hear. */
const SPOKEN = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'title',
  'alt',
  'placeholder',
  'label',
  'help',
  'description',
]);
const WORDS = /\p{L}{2,}/u;

class Reader {
  readonly exact: string[] = [];
  readonly patterns: RegExp[] = [];
  readonly unknown: string[] = [];
  readonly hardCoded: string[] = [];
  /** Innermost last: what `t` and its other names mean in each function; '' means that keys must name their namespace. */
  readonly #scopes: Map<string, string>[] = [new Map<string, string>()];
  readonly #file: string;
  readonly #namespaces: readonly string[];
  /** The namespace of a `t` that was handed on, '' where the file uses several. */
  readonly #usual: string;

  constructor(file: string, namespaces: readonly string[], usual: string) {
    this.#file = file;
    this.#namespaces = namespaces;
    this.#usual = usual;
  }

  walk(node: Node): void {
    const opens = isFunction(node);
    if (opens) this.#scopes.push(new Map());
    this.#visit(node);
    for (const [name, child] of Object.entries(node)) {
      if (name === 'typeAnnotation') continue;
      for (const one of Array.isArray(child) ? child : [child]) if (isNode(one)) this.walk(one);
    }
    if (opens) this.#scopes.pop();
  }

  #visit(node: Node): void {
    if (node.type === 'VariableDeclarator') this.#declare(node);
    if (node.type === 'CallExpression') this.#call(node);
    if (node.type === 'Literal' && typeof node['value'] === 'string') this.#literal(node['value']);
    if (node.type === 'JSXText') this.#words(String(node['value']));
    if (node.type === 'JSXAttribute' && SPOKEN.has(nameOf(node['name'])) && isNode(node['value']))
      if (node['value'].type === 'Literal') this.#words(String(node['value']['value']));
  }

  #words(text: string): void {
    if (WORDS.test(text)) this.hardCoded.push(`${this.#file}: ${text.trim()}`);
  }

  /** A key with its namespace that stands in a table, to be asked for elsewhere. */
  #literal(value: string): void {
    const [namespace = '', key] = value.split(':', 2);
    if (key && this.#namespaces.includes(namespace) && /^[\w.-]+$/.test(key)) this.exact.push(value);
  }

  #declare({ id, init }: Node): void {
    if (!isNode(id) || id.type !== 'ObjectPattern' || !isNode(init) || init.type !== 'CallExpression') return;
    if (nameOf(init['callee']) !== 'useTranslation') return;
    const [argument] = init['arguments'] as Node[];
    const first = argument?.type === 'ArrayExpression' ? (argument['elements'] as Node[])[0] : argument;
    const namespace = first ? String(first['value']) : 'common';
    for (const property of id['properties'] as Node[])
      if (nameOf(property['key']) === 't') this.#scopes.at(-1)?.set(nameOf(property['value']), namespace);
  }

  #namespaceOf(callee: Node): string | null {
    if (callee.type === 'MemberExpression')
      return nameOf(callee['object']) === 'i18next' && nameOf(callee['property']) === 't' ? '' : null;
    const name = nameOf(callee);
    if (name === 'say') return 'menu';
    const bound = this.#scopes.findLast((scope) => scope.has(name))?.get(name);
    return bound ?? (name === 't' ? this.#usual : null);
  }

  #call({ callee, arguments: args, start }: Node): void {
    if (!isNode(callee)) return;
    const namespace = this.#namespaceOf(callee);
    const [key] = args as Node[];
    if (namespace !== null && key) this.#key(key, namespace, start);
  }

  #key(key: Node, namespace: string, start: number): void {
    const prefix = (text: string) => (text.includes(':') || !namespace ? text : `${namespace}:${text}`);
    if (key.type === 'Literal') this.exact.push(prefix(String(key['value'])));
    else if (key.type === 'ConditionalExpression')
      for (const branch of ['consequent', 'alternate']) this.#key(key[branch] as Node, namespace, start);
    else if (key.type === 'TemplateLiteral') {
      const parts = (key['quasis'] as Node[]).map(({ value }) => (value as { cooked: string }).cooked);
      const whole = prefix(parts.join('\u0000'));
      this.patterns.push(new RegExp(`^${whole.split('\u0000').map(escaped).join('.+')}$`));
    } else this.unknown.push(`${this.#file}:${start}`);
  }
}

export function usageOf(file: string, source: string, namespaces: readonly string[]): Usage {
  const used = new Set([...source.matchAll(/useTranslation\(\[?'(\w+)'/g)].map(([, namespace]) => namespace ?? ''));
  const folder = namespaces.find((namespace) => file.startsWith(`renderer/${namespace}/`)) ?? '';
  const reader = new Reader(file, namespaces, used.size === 0 ? folder : used.size === 1 ? ([...used][0] ?? '') : '');
  reader.walk(parseAst(source, { lang: file.endsWith('x') ? 'tsx' : 'ts' }) as unknown as Node);
  return reader;
}
