/** First bytes of formats that are no text, wherever a text could not begin so. */
const MAGIC: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38, 0x37, 0x61], // GIF87a
  [0x47, 0x49, 0x46, 0x38, 0x39, 0x61], // GIF89a
  [0x50, 0x4b, 0x03, 0x04], // zip, docx, epub, odt
  [0x50, 0x4b, 0x05, 0x06], // empty zip
  [0x25, 0x50, 0x44, 0x46, 0x2d], // PDF
  [0x7f, 0x45, 0x4c, 0x46], // ELF
  [0x1f, 0x8b, 0x08], // gzip
  [0x42, 0x5a, 0x68, 0x39], // bzip2
  [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], // xz
  [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], // 7z
  [0x28, 0xb5, 0x2f, 0xfd], // zstd
  [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07], // rar
  [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], // OLE: doc, xls
  [0xca, 0xfe, 0xba, 0xbe], // Java class, fat Mach-O
  [0xcf, 0xfa, 0xed, 0xfe], // Mach-O
  [0x00, 0x61, 0x73, 0x6d], // wasm
  [0x4f, 0x67, 0x67, 0x53], // Ogg
  [0x49, 0x44, 0x33], // MP3 with ID3
  [0x66, 0x4c, 0x61, 0x43], // FLAC
  [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66], // SQLite
  [0x00, 0x01, 0x00, 0x00, 0x00], // TrueType
  [0x77, 0x4f, 0x46], // WOFF, WOFF2
  [0x49, 0x49, 0x2a, 0x00], // TIFF
  [0x4d, 0x4d, 0x00, 0x2a], // TIFF
];
const SAMPLE = 65536;
/** Above this share of control bytes no text encoding comes into question. */
const CONTROL_SHARE = 0.02;

/**
 * Whether `bytes` are no text in any encoding that decode() knows: known magic numbers, RIFF and ISO media containers, Windows
 * executables, or more control bytes than any text has. UTF-16 and UTF-32 are recognised by their NULs and are no binary.
 */
export function isBinary(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false;
  if (MAGIC.some((magic) => magic.every((byte, i) => bytes[i] === byte))) return true;
  if (isContainer(bytes)) return true;
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return false;
  const sample = bytes.subarray(0, SAMPLE);
  if (utf16WithoutBom(sample) !== null) return false;
  let control = 0;
  let nul = 0;
  for (const byte of sample) {
    if (byte === 0) nul++;
    else if (byte < 0x20 && !(byte >= 0x08 && byte <= 0x0d) && byte !== 0x1b && byte !== 0x1a) control++;
  }
  if (nul > sample.length * 0.1) return true;
  return control > Math.max(1, sample.length * CONTROL_SHARE);
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

function isContainer(bytes: Uint8Array): boolean {
  const riff = ascii(bytes, 0, 4) === 'RIFF' && ['WEBP', 'WAVE', 'AVI '].includes(ascii(bytes, 8, 12));
  const media = ascii(bytes, 4, 8) === 'ftyp';
  const windows = ascii(bytes, 0, 2) === 'MZ' && bytes.length > 64 && bytes.subarray(2, 64).includes(0);
  const bitmap = ascii(bytes, 0, 2) === 'BM' && bytes.length > 26 && bytes.subarray(6, 10).every((byte) => byte === 0);
  return riff || media || windows || bitmap;
}

/**
 * The UTF-16 flavour of bytes without a byte-order mark, or null. Told by spaces, newlines and full-width stops, which need a NUL or
 * control byte that no other encoding of text has; or, in one word, by NULs on one parity alone.
 */
export function utf16WithoutBom(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const size = Math.min(bytes.length & ~1, SAMPLE);
  if (size < 4) return null;
  const little = readUnits(bytes, size, 0);
  const big = readUnits(bytes, size, 1);
  const fits = (one: Units, other: Units): boolean =>
    one.share >= UNITS_LEAST &&
    ((one.signs > 0 && one.signs > other.signs * 4) || (one.nul > size * 0.15 && other.nul < size * 0.01));
  if (asciiWithStrayNuls(bytes, size)) return null;
  if (fits(little, big)) return 'utf-16le';
  return fits(big, little) ? 'utf-16be' : null;
}

/** A NUL beside a space would pass for a UTF-16 space. Low bytes of real UTF-16 are either half NULs or seldom all ASCII. */
function asciiWithStrayNuls(bytes: Uint8Array, size: number): boolean {
  let nul = 0;
  let plain = 0;
  for (let i = 0; i < size; i++) {
    const byte = bytes[i]!;
    if (byte === 0) nul++;
    else if ((byte >= 0x20 && byte < 0x7f) || (byte >= 9 && byte <= 13)) plain++;
  }
  return nul < size * 0.15 && plain > (size - nul) * 0.97;
}

const UNITS_LEAST = 0.9;

interface Units {
  /** Share of units in blocks that running text uses. */
  readonly share: number;
  /** Spaces, newlines, ideographic and full-width stops. */
  readonly signs: number;
  /** NUL high bytes. */
  readonly nul: number;
}

/** The first `size` bytes read as UTF-16 with the low byte at parity `low`. */
function readUnits(bytes: Uint8Array, size: number, low: number): Units {
  let good = 0;
  let signs = 0;
  let nul = 0;
  for (let i = 0; i < size; i += 2) {
    const lo = bytes[i + low]!;
    const hi = bytes[i + 1 - low]!;
    if (hi === 0) nul++;
    if (hi === 0 ? lo >= 0x20 || (lo >= 9 && lo <= 13) : isCommonBlock(hi)) good++;
    if (isSign(hi, lo)) signs++;
  }
  return { share: good / (size / 2), signs, nul };
}

function isSign(hi: number, lo: number): boolean {
  if (hi === 0) return lo === 0x20 || lo === 0x0a;
  return (hi === 0x30 && lo <= 2) || (hi === 0xff && (lo === 0x01 || lo === 0x0c || lo === 0x1f));
}

/** High bytes of the blocks that running text uses: Latin to Arabic, Indic to Georgian, kana, Han, Hangul, surrogates, full width. */
function isCommonBlock(hi: number): boolean {
  return (
    (hi >= 0x01 && hi <= 0x06) ||
    (hi >= 0x09 && hi <= 0x11) ||
    (hi >= 0x1e && hi <= 0x22) ||
    (hi >= 0x30 && hi <= 0x31) ||
    (hi >= 0x4e && hi <= 0x9f) ||
    (hi >= 0xac && hi <= 0xdf) ||
    hi >= 0xfe
  );
}
