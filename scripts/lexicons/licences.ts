import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { npmPackage } from './fetch.ts';
import { LAYERS } from './output.ts';

/** Puts the text of its licence into each layer's folder. CC-BY-SA-3.0 lets adaptations be given under 4.0 (its section 4b). */
export function writeLicences(dir: string): void {
  const { folder } = npmPackage('spdx-license-list', '6.12.0');
  for (const layer of Object.values(LAYERS)) {
    const { licenseText } = JSON.parse(readFileSync(join(folder, 'licenses', `${layer.licence}.json`), 'utf8')) as {
      licenseText: string;
    };
    writeFileSync(join(dir, layer.folder, `LICENSE.${layer.licence}.txt`), `${licenseText.trim()}\n`);
  }
}
