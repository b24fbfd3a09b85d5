/**
 * The library's tables, and nothing above them. Functions take the connection first; those that change something take a WritableDb,
 * do it in one transaction, and answer what changed.
 */
export * from './alignment.ts';
export { listBin } from './bin.ts';
export { backupWorks, copyLibrary, createEmptyLibrary, libraryFacts, openBackup, upgradeCopy } from './backups.ts';
export * from './contents.ts';
export { alignmentPath } from './overview.ts';
export { doubtQueue, storeScores } from './doubts.ts';
export * from './drafts.ts';
export { applyEdit, stepThroughLog } from './edits/apply.ts';
export { writeHeldArrays } from './edits/arrays.ts';
export {
  readSettled,
  settleBeads,
  settleNext,
  settleSegments,
  settleWork,
  unsettledOf,
  unsettledWorks,
} from './edits/parts.ts';
export type { Changes, MovedText, RowChange } from './edits/changes.ts';
export { countUnlinked } from './edits/found-links.ts';
export type { MovedPair } from './edits/found-links.ts';
export { editHistory } from './edits/log.ts';
export { insertBrought } from './imported.ts';
export { anyUnknown, storeFoundSentences, unknownRows } from './edits/refill.ts';
export type { FoundRow, UnknownRow } from './edits/refill.ts';
export type { CellText, Engine } from './edits/sentences.ts';
export { collectWorks, deleteCollection, listCollections, orderCollections, renameCollection } from './collections.ts';
export { Unsettled, databaseError, isBusy } from './errors.ts';
export * from './find.ts';
export { LIBRARY_FILE, homeFolder, libraryFolder, readLocation, writeLocation } from './folder.ts';
export { fold } from './fold.ts';
export * from './learned.ts';
export * from './model-folder.ts';
export { NEXT_FILE, lockWrites, replaceDamaged } from './handover.ts';
export { SCHEMA_VERSION } from './migrations/index.ts';
export * from './notes.ts';
export * from './open.ts';
export type { Outline } from './outline.ts';
export { purgeVersions, purgeWorks } from './purge.ts';
export * from './reader.ts';
export { acceptChanges, paragraphsOf, scoresOf } from './realign.ts';
export type { Proposal, ProposedChange, ProposedRow } from './realign.ts';
export * from './settings.ts';
export { snapshot, transaction } from './sql.ts';
export type { ReadableDb, WritableDb } from './sql.ts';
export { storedWindow } from './stored-window.ts';
export type { StoredWindow } from './stored-window.ts';
export * from './versions.ts';
export * from './works.ts';
