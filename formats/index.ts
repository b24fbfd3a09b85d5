/** Files in and out: bytes -> document -> version; alignment -> bytes. No file is opened here: the caller reads and writes. */
export type {
  AlignedDocument,
  FileAlignment,
  FileBead,
  FileLink,
  FileNote,
  FilePlace,
} from './aligned/aligned-document.ts';
export { readAligned } from './aligned/read-aligned.ts';
export type { Document } from './document.ts';
export { MAX_FILE_BYTES } from './limits.ts';
export { readDocument } from './read-document.ts';
export { guessDocumentLanguages, toVersion } from './version.ts';
export type { VersionText } from './version.ts';
export { LEVELS, toSentenceLevel } from './write/aligned.ts';
export type { AlignedTexts, AlignedVersion, EngineBead, Level } from './write/aligned.ts';
export { OUTPUT_FORMATS, exporters, writers } from './write/index.ts';
export type { OutputFormat } from './write/index.ts';
