/** Files in and out: bytes -> document -> version; alignment -> bytes. The caller reads files, and has write/whole-file.ts write them. */
export type { AlignedDocument, FileAlignment, FileBead } from './aligned/aligned-document.ts';
export { readAligned } from './aligned/read-aligned.ts';
export type { Document } from './document.ts';
export { MAX_FILE_BYTES } from './limits.ts';
export { readDocument } from './read-document.ts';
export { guessDocumentLanguages, toVersion } from './version.ts';
export type { VersionText } from './version.ts';
export { LEVELS, toSentenceLevel } from './write/aligned.ts';
export type { AlignedTexts, AlignedVersion, EngineBead, Level } from './write/aligned.ts';
export { writeWholeFile } from './write/whole-file.ts';
export { OUTPUT_FORMATS, exporters, writers } from './write/index.ts';
export type { OutputFormat } from './write/index.ts';
