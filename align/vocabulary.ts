/** What a token is; decides how it may find its like in another language. */
export const TokenClass = { word: 0, number: 1, punctuation: 2, character: 3 } as const;
export type TokenClass = (typeof TokenClass)[keyof typeof TokenClass];

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
    this.counts[id] = this.counts[id]! + 1;
    if (capital) this.capitals[id] = this.capitals[id]! + 1;
    return id;
  }

  find(token: string): number | undefined {
    return this.ids.get(token);
  }
}
