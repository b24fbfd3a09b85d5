/** The files that the tour imports: an article in three languages, a page with furniture, an empty file, a binary one. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ITALIAN = `La piazza ritrovata

La piazza è tornata ai cittadini dopo 3 anni di lavori. Il sindaco ha tagliato il nastro alle dieci.

Molti sono venuti a vedere la nuova fontana, che spruzza acqua fino a 6 metri.
`;
const FRENCH = `La place retrouvée

La place est revenue aux citoyens après 3 ans de travaux. Le maire a coupé le ruban à dix heures.

Beaucoup sont venus voir la nouvelle fontaine, qui lance de l’eau jusqu’à 6 mètres.
`;
const ARABIC = `الساحة المستعادة

عادت الساحة إلى المواطنين بعد 3 سنوات من الأشغال. وقصّ رئيس البلدية الشريط في العاشرة.

جاء كثيرون ليروا النافورة الجديدة التي تقذف الماء إلى 6 أمتار.
`;
const ARTICLE = `<html lang="de"><head><title>Das Haus am See</title></head><body><article><h1>Das Haus am See</h1>
<p>Am Ufer steht ein altes Haus. Niemand hat seit zwölf Jahren darin gewohnt, und doch brennt abends Licht.</p></article>
<div class="comments"><h3>Kommentar schreiben</h3><p>Deine E-Mail-Adresse wird nicht veröffentlicht.</p></div>
<script>track()</script><footer>© 2024 Seeblatt. Alle Rechte vorbehalten.</footer></body></html>`;

/** Writes the files that the tour imports and returns their paths. */
export function writeTourTexts(folder) {
  const files = {
    'piazza.it.txt': ITALIAN,
    'piazza.fr.txt': FRENCH,
    'piazza.ar.txt': ARABIC,
    'haus.html': ARTICLE,
    'leer.txt': '',
    'bild.txt': Uint8Array.from({ length: 4000 }, (_, index) => index % 256),
  };
  return Object.entries(files).map(([name, content]) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  });
}
