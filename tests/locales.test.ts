/** The words of the window: complete in every locale, true to English in their placeholders, all in use, and none outside the locales. */
import { globSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMAND_GROUPS, COMMAND_IDS, COMMAND_MENUS } from '../contract/commands.ts';
import { ERROR_CODES } from '../contract/errors.ts';
import { JOB_PHASES } from '../contract/events.ts';
import { DRAFT_WARNINGS, INPUT_FORMATS, PARAGRAPH_CONVENTIONS, PARATEXT_REASONS } from '../contract/import.ts';
import { REASON_CODES } from '../contract/model.ts';
import { serviceApi } from '../contract/service-api.ts';
import { LOCALES, THEMES } from '../contract/settings.ts';
import { flatten, localeFaults } from './locales/messages.ts';
import { usageOf } from './locales/usage.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'assets', 'locales');

function messagesOf(locale: string): Map<string, string> {
  const files = readdirSync(join(folder, locale)).filter((file) => file.endsWith('.json'));
  return new Map(
    files.flatMap((file) => [
      ...flatten(basename(file, '.json'), JSON.parse(readFileSync(join(folder, locale, file), 'utf8'))),
    ]),
  );
}

const english = messagesOf('en');
const namespaces = [...new Set([...english.keys()].map((key) => key.split(':')[0] ?? ''))];
const sources = globSync('{renderer,main}/**/*.{ts,tsx}', { cwd: root }).filter((file) => !file.includes('.test.'));
const usages = sources.map((file) => usageOf(file, readFileSync(join(root, file), 'utf8'), namespaces));

describe('the locales', () => {
  it.each(LOCALES)('%s has every message, with the same placeholders and all plural forms', (locale) => {
    expect(localeFaults(locale, messagesOf(locale), english)).toEqual([]);
  });

  it('holds every message that the code asks for', () => {
    const exact = usages.flatMap((usage) => usage.exact).filter((key) => !english.has(key));
    const patterns = usages
      .flatMap((usage) => usage.patterns)
      .filter((pattern) => ![...english.keys()].some((key) => pattern.test(key)));
    expect([...new Set(exact), ...patterns.map(String)]).toEqual([]);
  });

  it('holds no message that nothing asks for', () => {
    const exact = new Set(usages.flatMap((usage) => usage.exact));
    const patterns = usages.flatMap((usage) => usage.patterns);
    const unused = [...english.keys()].filter((key) => !exact.has(key) && !patterns.some((one) => one.test(key)));
    expect(unused).toEqual([]);
  });

  it('has words for every code of the contract', () => {
    const jobs = Object.entries(serviceApi).flatMap(([name, { kind }]) => (kind === 'job' ? [name] : []));
    const wanted = [
      ...ERROR_CODES.flatMap((code) => [`errors:error.${code}.what`, `errors:error.${code}.remedy`]),
      ...DRAFT_WARNINGS.map((code) => `errors:warning.${code}`),
      ...PARATEXT_REASONS.map((reason) => `errors:paratext.${reason}`),
      ...JOB_PHASES.map((phase) => `errors:job.${phase}`),
      ...REASON_CODES.map((code) => `errors:reason.${code}`),
      ...jobs.map((name) => `errors:operation.${name.replace('.', '-')}`),
      ...COMMAND_IDS.map((command) => `menu:command.${command}`),
      ...COMMAND_GROUPS.map((group) => `menu:group.${group}`),
      ...COMMAND_MENUS.map((menu) => `menu:title.${menu}`),
      ...INPUT_FORMATS.map((format) => `import:format.${format}`),
      ...PARAGRAPH_CONVENTIONS.map((convention) => `import:convention.${convention}`),
      ...THEMES.map((theme) => `settings:theme.${theme}`),
    ];
    expect(wanted.filter((key) => !english.has(key))).toEqual([]);
  });

  it('holds all words that the window shows', () => {
    expect(usages.flatMap((usage) => usage.hardCoded)).toEqual([]);
  });
});

describe('the checks themselves', () => {
  const reference = flatten('n', { a: '{count, plural, one {# work} other {# works}}', b: 'Hello {name}' });

  it('find missing, foreign, empty and broken messages', () => {
    const messages = flatten('n', { b: '', c: 'what?' });
    expect(localeFaults('de', messages, reference)).toEqual([
      'de lacks n:a',
      'de n:b has the arguments [], English [name:argument]',
      'de n:b is empty',
      'de has n:c, which English has not',
    ]);
    const broken = flatten('n', { a: '{count, plural,', b: 'Ciao {nome}' });
    expect(localeFaults('it', broken, reference)).toEqual([
      'it n:a is no ICU message',
      'it n:b has the arguments [nome:argument], English [name:argument]',
    ]);
  });

  it('find Arabic plurals that lack a form', () => {
    const messages = flatten('n', { a: '{count, plural, one {عمل} other {# عمل}}', b: '{name}' });
    expect(localeFaults('ar', messages, reference).toSorted()).toEqual(
      ['few', 'many', 'two', 'zero'].map((form) => `ar n:a lacks plural count: ${form}`),
    );
  });

  it('see keys, put-together keys, handed-on translators and words in the code', () => {
    const source = `
      function A() {
        const { t, i18n } = useTranslation(['import', 'menu']);
        const words = (t: TFunction) => t('errors:unnamed');
        return <p title="Shown words">{t('title')} {t(\`format.\${x}\`)} plain {t(ok ? 'a' : 'common:b')}{t(any)}</p>;
      }
      const table = [{ words: 'reader:keys.page' }];
      say('role.copy');`;
    const usage = usageOf('a.tsx', source, ['import', 'reader', 'errors', 'common']);
    expect(new Set(usage.exact)).toEqual(
      new Set(['import:title', 'errors:unnamed', 'import:a', 'common:b', 'reader:keys.page', 'menu:role.copy']),
    );
    expect(usage.patterns.map(String)).toEqual(['/^import:format\\..+$/']);
    expect(usage.hardCoded).toEqual(['a.tsx: Shown words', 'a.tsx: plain']);
    expect(usage.unknown).toHaveLength(1);
  });
});
