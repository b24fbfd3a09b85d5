/**
 * A ZIP archive of texts (PKWARE, APPNOTE.TXT 6.3: local headers, central directory, no ZIP64): for containers such as EPUB. Entries
 * and names are our own, so the limits of the format (65,535 entries, 4 GB) are the caller's to keep.
 */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  /** ASCII, with "/" between folders. */
  readonly name: string;
  readonly text: string;
  /** As it is: some containers ask that of their first entry. */
  readonly stored?: boolean;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
const DEFLATED = 8;
/** 1 January 1980, midnight: the same texts make the same bytes. */
const DATE = (1 << 5) | 1;

/** The archive piece by piece: one entry is held at a time. */
export function* zip(entries: Iterable<ZipEntry>): Generator<Uint8Array> {
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, text, stored = false } of entries) {
    const raw = Buffer.from(text);
    const data = stored ? raw : deflateRawSync(raw);
    // Shared by the local header and the central directory: version, flags, method, time, date, sum, sizes, length of the name.
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(VERSION, 0);
    facts.writeUInt16LE(stored ? 0 : DEFLATED, 4);
    facts.writeUInt16LE(DATE, 8);
    facts.writeUInt32LE(crc32(raw), 10);
    facts.writeUInt32LE(data.length, 14);
    facts.writeUInt32LE(raw.length, 18);
    facts.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([u32(LOCAL), facts, Buffer.from(name), data]);
    // Its own: version made by, then after the facts: comment, disk, attributes, and where the local header stands.
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([u32(CENTRAL), u16(VERSION), facts, tail, Buffer.from(name)]));
    offset += local.length;
    yield local;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length, 4);
  end.writeUInt16LE(central.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  yield Buffer.concat([directory, u32(END), end]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
