/** What is wrong with the messages of a locale, measured against English. Pure: messages in, faults in words out. */
import { TYPE, parse } from '@formatjs/icu-messageformat-parser';
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';

/** Keys as namespace:path, values as ICU messages. */
export type Messages = ReadonlyMap<string, string>;

/** { a: { b: 'x' } } of namespace n as n:a.b -> x. */
export function flatten(namespace: string, tree: unknown): Map<string, string> {
  const flat = new Map<string, string>();
  const walk = (node: unknown, path: string): void => {
    if (typeof node === 'string') flat.set(`${namespace}:${path}`, node);
    else if (typeof node === 'object' && node !== null)
      for (const [name, child] of Object.entries(node)) walk(child, path ? `${path}.${name}` : name);
  };
  walk(tree, '');
  return flat;
}

/** Argument names with the kinds they are used as, such as "count:plural". */
function argumentsOf(elements: readonly MessageFormatElement[], found = new Set<string>()): Set<string> {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound || element.type === TYPE.tag) continue;
    found.add(`${element.value}:${TYPE[element.type]}`);
    if (element.type === TYPE.plural || element.type === TYPE.select)
      for (const option of Object.values(element.options)) argumentsOf(option.value, found);
  }
  return found;
}

/** Plural categories that a message lacks in `locale`. 'many' of French, Italian and Spanish is for millions; 'other' serves there. */
function missingCategories(elements: readonly MessageFormatElement[], locale: string): string[] {
  const wanted = new Intl.PluralRules(locale)
    .resolvedOptions()
    .pluralCategories.filter((category) => locale === 'ar' || category !== 'many');
  return elements.flatMap((element) => {
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [];
    const inner = Object.values(element.options).flatMap((option) => missingCategories(option.value, locale));
    if (element.type === TYPE.select) return inner;
    // A message that only tells zero from the rest needs no grammar of number: "=0" and "other", without the other forms.
    const onlyZero = Object.keys(element.options).toSorted().join() === '=0,other';
    const lacking = onlyZero && locale !== 'ar' ? [] : wanted.filter((category) => !(category in element.options));
    return [...lacking.map((category) => `${element.value}: ${category}`), ...inner];
  });
}

function parsed(message: string): MessageFormatElement[] | null {
  try {
    return parse(message);
  } catch {
    return null;
  }
}

export function localeFaults(locale: string, messages: Messages, english: Messages): string[] {
  const faults: string[] = [];
  for (const key of english.keys()) if (!messages.has(key)) faults.push(`${locale} lacks ${key}`);
  for (const [key, message] of messages) {
    const reference = english.get(key);
    if (reference === undefined) {
      faults.push(`${locale} has ${key}, which English has not`);
      continue;
    }
    const elements = parsed(message);
    if (!elements) {
      faults.push(`${locale} ${key} is no ICU message`);
      continue;
    }
    const ours = [...argumentsOf(elements)].toSorted().join(' ');
    const theirs = [...argumentsOf(parsed(reference) ?? [])].toSorted().join(' ');
    if (ours !== theirs) faults.push(`${locale} ${key} has the arguments [${ours}], English [${theirs}]`);
    for (const category of missingCategories(elements, locale))
      faults.push(`${locale} ${key} lacks plural ${category}`);
    if (message.trim() === '') faults.push(`${locale} ${key} is empty`);
  }
  return faults;
}
