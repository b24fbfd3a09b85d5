/** Draws the icon: six columns of a page, one of them lit. Writes assets/icons/icon.svg and PNGs of all sizes from the same shapes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { root } from './paths.mjs';

const SIZES = [16, 32, 48, 64, 128, 256, 512, 1024];
/** Samples per pixel along each side, against jagged edges. */
const SAMPLES = 4;

/** On a field of 1024 units: { x, y, width, height, radius, fill }. Later shapes cover earlier ones. */
const PAGE = { x: 64, y: 64, width: 896, height: 896, radius: 176, fill: '#2b2a33' };
const COLUMN = { width: 84, gap: 36, left: 170, top: 224, height: 576, radius: 26 };
const LIT = 2;
const shapes = [PAGE];
for (let index = 0; index < 6; index += 1) {
  // Texts of one work differ in length: so do the columns.
  const short = [0, 72, 24, 120, 48, 96][index];
  shapes.push({
    x: COLUMN.left + index * (COLUMN.width + COLUMN.gap),
    y: COLUMN.top,
    width: COLUMN.width,
    height: COLUMN.height - short,
    radius: COLUMN.radius,
    fill: index === LIT ? '#e0a458' : '#f3efe4',
  });
}

function svg() {
  const rects = shapes.map(
    ({ x, y, width, height, radius, fill }) =>
      `  <rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1024 1024">\n${rects.join('\n')}\n</svg>\n`;
}

/** True where the point lies in the rounded rectangle. */
function covers({ x, y, width, height, radius }, px, py) {
  if (px < x || py < y || px > x + width || py > y + height) return false;
  const dx = Math.max(x + radius - px, px - (x + width - radius), 0);
  const dy = Math.max(y + radius - py, py - (y + height - radius), 0);
  return dx * dx + dy * dy <= radius * radius;
}

const channels = (fill) => [1, 3, 5].map((at) => Number.parseInt(fill.slice(at, at + 2), 16));

/** Colour and coverage of one pixel, as [r, g, b, a]. */
function pixel(column, row, unit) {
  const sum = [0, 0, 0];
  let hits = 0;
  for (let sample = 0; sample < SAMPLES * SAMPLES; sample += 1) {
    const px = (column + ((sample % SAMPLES) + 0.5) / SAMPLES) * unit;
    const py = (row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) * unit;
    const shape = shapes.findLast((candidate) => covers(candidate, px, py));
    if (!shape) continue;
    hits += 1;
    for (const [index, value] of channels(shape.fill).entries()) sum[index] += value;
  }
  if (hits === 0) return [0, 0, 0, 0];
  return [...sum.map((value) => Math.round(value / hits)), Math.round((255 * hits) / (SAMPLES * SAMPLES))];
}

/** One chunk of a PNG file (PNG specification, third edition, 5.3). */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

function png(size) {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      rows.set(pixel(column, row, 1024 / size), row * (size * 4 + 1) + 1 + column * 4);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // 8 bits a channel, red green blue alpha
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const folder = join(root, 'assets', 'icons');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'icon.svg'), svg());
for (const size of SIZES) writeFileSync(join(folder, `${size}x${size}.png`), png(size));
