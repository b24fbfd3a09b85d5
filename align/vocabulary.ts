/** What a token is; decides how it may find its like in another language. */
export const TokenClass = { word: 0, number: 1, punctuation: 2, character: 3 } as const;
export type TokenClass = (typeof TokenClass)[keyof typeof TokenClass];

/** Most full forms that are kept of a token. */
const FORMS_MAX = 8;

/** The distinct tokens of one version, numbered from 0 in order of first appearance. */
export class Vocabulary {
  private readonly ids = new Map<string, number>();
  readonly tokens: string[] = [];
  readonly classes: TokenClass[] = [];
  /** How often each token stands in the version. */
  readonly counts: number[] = [];
  /** How often it stood with a capital where no sentence begins: the sign of a name. */
  readonly capitals: number[] = [];
  /** The first full form met, folded: `tokens` holds stems. */
  readonly forms: string[] = [];
  /** The full forms met of tokens that have several, with how often each was met. */
  private readonly variants = new Map<number, Map<string, number>>();

  get size(): number {
    return this.tokens.length;
  }

  /** The number of `token`, new or known, with its count raised. */
  add(token: string, form: string, tokenClass: TokenClass, capital: boolean): number {
    let id = this.ids.get(token);
    if (id === undefined) {
      id = this.tokens.length;
      this.ids.set(token, id);
      this.tokens.push(token);
      this.forms.push(form);
      this.classes.push(tokenClass);
      this.counts.push(0);
      this.capitals.push(0);
    }
    if (form !== token) this.countForm(id, form);
    this.counts[id] = this.counts[id]! + 1;
    if (capital) this.capitals[id] = this.capitals[id]! + 1;
    return id;
  }

  /** The full forms that a token stands for, with their shares of its occurrences. */
  formsOf(id: number): (readonly [form: string, share: number])[] {
    const variants = this.variants.get(id);
    if (!variants) return [[this.forms[id]!, 1]];
    let sum = 0;
    for (const count of variants.values()) sum += count;
    return Array.from(variants, ([form, count]) => [form, count / sum] as const);
  }

  private countForm(id: number, form: string): void {
    const variants = this.variants.get(id) ?? new Map<string, number>();
    const count = variants.get(form);
    if (count === undefined && variants.size >= FORMS_MAX) return;
    variants.set(form, (count ?? 0) + 1);
    this.variants.set(id, variants);
  }

  find(token: string): number | undefined {
    return this.ids.get(token);
  }
}
