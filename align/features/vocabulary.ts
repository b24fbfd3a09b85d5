/** What a token is; decides how it may find its like in another language. */
export const TokenClass = { word: 0, number: 1, punctuation: 2, character: 3 } as const;
export type TokenClass = (typeof TokenClass)[keyof typeof TokenClass];

/** Most full forms that are kept of a token. */
const FORMS_MAX = 8;

/** How often a full form of a token was met, and the form met after it. */
export interface Tally {
  readonly form: string;
  count: number;
  next: Tally | null;
}

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
  /** The first full form met of tokens that have other forms than themselves. */
  private readonly variants = new Map<number, Tally>();

  get size(): number {
    return this.tokens.length;
  }

  /** The number of `token`, new or known: its occurrences are counted by `count`. */
  intern(token: string, form: string, tokenClass: TokenClass): number {
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
    return id;
  }

  /** Counts one occurrence of token `id`. */
  count(id: number, capital: boolean): void {
    this.counts[id] = this.counts[id]! + 1;
    if (capital) this.capitals[id] = this.capitals[id]! + 1;
  }

  /** Where occurrences of a full form other than the token itself are to be counted; null where there are too many forms. */
  tally(id: number, form: string): Tally | null {
    let last: Tally | undefined;
    let forms = 0;
    for (let tally = this.variants.get(id) ?? null; tally; tally = tally.next) {
      if (tally.form === form) return tally;
      last = tally;
      forms++;
    }
    if (forms >= FORMS_MAX) return null;
    const fresh = { form, count: 0, next: null };
    if (last) last.next = fresh;
    else this.variants.set(id, fresh);
    return fresh;
  }

  /** The full forms that a token stands for, with their shares of its occurrences. */
  formsOf(id: number): (readonly [form: string, share: number])[] {
    const first = this.variants.get(id);
    if (!first) return [[this.forms[id]!, 1]];
    const all: Tally[] = [];
    for (let tally: Tally | null = first; tally; tally = tally.next) all.push(tally);
    const sum = all.reduce((total, { count }) => total + count, 0);
    return all.map(({ form, count }) => [form, count / sum] as const);
  }

  find(token: string): number | undefined {
    return this.ids.get(token);
  }
}
