/** How much one import takes, and what of it was chosen twice. */
import i18next from 'i18next';
import { MAX_SOURCES } from '../../contract/import.ts';
import type { DraftVersion } from '../../contract/import.ts';
import { notify } from '../ui/index.ts';

/** The first of them; how many are left for another import is said. */
export function asManyAsFit<Source>(sources: readonly Source[]): readonly Source[] {
  const left = sources.length - MAX_SOURCES;
  if (left > 0)
    notify({
      title: i18next.t('import:tooMany.title', { count: MAX_SOURCES }),
      description: i18next.t('import:tooMany.left', { count: left }),
    });
  return sources.slice(0, MAX_SOURCES);
}

/** The same for versions of the very same text: of the same file, and the same version in it where it holds several. */
export const textPrint = ({ hash, aligned }: DraftVersion): string => `${hash} ${aligned?.column ?? 0}`;

/** Versions of the very text of one before them: chosen twice by mistake, most likely. */
export function repeatedVersions(versions: readonly DraftVersion[]): string[] {
  const seen = new Set<string>();
  return versions.flatMap((version) => {
    if (version.error) return [];
    const print = textPrint(version);
    if (seen.has(print)) return [version.key];
    seen.add(print);
    return [];
  });
}
