/** Words with their renderings, sentence by sentence, as the service told them. Asked once, forgotten when many others were asked for. */
import { keepLast } from '../../../contract/keep-last.ts';
import type { BeadId, BeadRow, VersionId, WorkId } from '../../../contract/model.ts';
import type { RenderedWord } from '../../../contract/words.ts';
import { call } from '../../service/client.ts';
import { merged } from './merge.ts';
import type { SentencePlace } from '../sentences/counterparts.ts';

const KEPT = 600;

export class WordCache {
  readonly #workId: WorkId;
  readonly #asked = new Map<string, Promise<readonly RenderedWord[]>>();

  constructor(workId: WorkId) {
    this.#workId = workId;
  }

  /**
   * The words of the sentence bead that holds a sentence, with their renderings in the versions `others`; none where it stands in no
   * sentence bead, or the service fails. Asked version by version, so that rows are answered between.
   */
  async of(
    bead: BeadRow,
    place: SentencePlace,
    versionId: VersionId,
    others: readonly VersionId[],
  ): Promise<readonly RenderedWord[]> {
    const sentenceBead = bead.sentenceBeads.findIndex(({ runs }) => {
      const [start, end] = runs[place.column] ?? [0, 0];
      return place.sentence >= start && place.sentence < end;
    });
    if (sentenceBead < 0) return [];
    const lists = await Promise.all(others.map((otherId) => this.#ask(bead.id, sentenceBead, versionId, otherId)));
    return merged(lists);
  }

  /** Asks anew: other words are known by now. */
  forget(): void {
    this.#asked.clear();
  }

  #ask(
    beadId: BeadId,
    sentenceBead: number,
    versionId: VersionId,
    otherId: VersionId,
  ): Promise<readonly RenderedWord[]> {
    const key = `${beadId} ${sentenceBead} ${versionId} ${otherId}`;
    const known = this.#asked.get(key);
    if (known) return known;
    const input = { workId: this.#workId, beadId, sentenceBead, versionId, otherId };
    const answer = call('words.renderings', input).catch(() => {
      // The rows may just have changed, or the service is restarting: asked again when pointed at again.
      this.#asked.delete(key);
      return [];
    });
    keepLast(this.#asked, key, answer, KEPT);
    return answer;
  }
}
