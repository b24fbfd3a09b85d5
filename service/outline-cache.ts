/** Keeps the outlines of the works read last, so that turning a page reads the page and no more. */
import type { WorkId } from '../contract/model.ts';
import { keepLast } from '../contract/keep-last.ts';
import { outlineStamp, workOutline } from '../db/index.ts';
import type { Outline, ReadableDb } from '../db/index.ts';

/** Works kept; an outline of 50,000 rows by 3 columns takes about 1 MB. */
const KEPT = 8;

export class OutlineCache {
  readonly #outlines = new Map<WorkId, { readonly stamp: string; readonly outline: Outline }>();

  /** @throws HexaplaError not-found { workId } */
  get(db: ReadableDb, workId: WorkId): Outline {
    return this.stamped(db, workId).outline;
  }

  /** With the stamp, which another outline does not have. @throws HexaplaError not-found { workId } */
  stamped(db: ReadableDb, workId: WorkId): { readonly stamp: string; readonly outline: Outline } {
    const stamp = outlineStamp(db, workId);
    const cached = this.#outlines.get(workId);
    const entry = cached?.stamp === stamp ? cached : { stamp, outline: workOutline(db, workId) };
    keepLast(this.#outlines, workId, entry, KEPT);
    return entry;
  }
}
