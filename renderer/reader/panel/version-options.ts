/** The versions of a work to choose from, by language, with what tells two of one language apart. */
import type { Version } from '../../../contract/model.ts';
import { languageName } from '../../i18n/languages.ts';
import type { Option } from '../../ui/index.ts';

/** Options of a Select; a value is the version's id. */
export function versionOptions(versions: readonly Version[], locale: string): Option[] {
  return versions.map(({ id, language, label, translator }) => ({
    value: String(id),
    label: languageName(language, locale),
    note: label || translator,
  }));
}

/** The version that an option stands for. */
export function versionOf(versions: readonly Version[], value: string): Version | undefined {
  return versions.find(({ id }) => String(id) === value);
}
