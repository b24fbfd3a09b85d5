/** Small texts for imports, written for these tests, and a library that has its samples behind it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export const ITALIAN = `La piazza ritrovata

La piazza è tornata ai cittadini dopo 3 anni di lavori. Il sindaco ha tagliato il nastro alle dieci.

Molti sono venuti a vedere la nuova fontana, che spruzza acqua fino a 6 metri. Perché no?
`;
export const FRENCH = `La place retrouvée

La place est revenue aux citoyens après 3 ans de travaux. Le maire a coupé le ruban à dix heures.

Beaucoup sont venus voir la nouvelle fontaine, qui lance de l’eau jusqu’à 6 mètres. Pourquoi pas ?
`;
export const GERMAN = `Das Haus am See

Am Ufer steht ein altes Haus. Niemand hat seit 12 Jahren darin gewohnt.
`;
/** A saved article with furniture around it. */
export const ARTICLE = `<html lang="it"><head><title>La piazza</title></head><body><article><h1>La piazza</h1>
<p>La piazza è tornata ai cittadini dopo tre anni di lavori. Il sindaco ha tagliato il nastro alle dieci.</p>
<p>Molti sono venuti a vedere la nuova fontana, che spruzza acqua fino a sei metri.</p></article>
<div class="comments"><h3>Lascia un commento</h3><p>Il tuo indirizzo email non sarà pubblicato. I campi obbligatori
sono contrassegnati *</p></div><footer>© 2024 Il Giornale. Tutti i diritti riservati.</footer></body></html>`;

/** Writes files into a folder of their own, for the test that asks, and returns their paths in the same order. */
export async function writeTexts(files: Readonly<Record<string, string | Uint8Array>>): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'hexapla-texts-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return Promise.all(
    Object.entries(files).map(async ([name, content]) => {
      const path = join(folder, name);
      await writeFile(path, content);
      return path;
    }),
  );
}
