import { inflateSync } from 'node:zlib';

/** Bytes of a logo at most. */
export const LOGO_BYTES = 128 * 1024;
const WIDEST = 3_000;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Samples of a pixel, by the colour type. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/**
 * What is wrong with a logo, as the end of a sentence; null: it is a PNG that can be drawn. It is decoded here as a whole, so
 * that nothing is left to find when a certificate is drawn.
 */
export function wrongWithLogo(file: Buffer): string | null {
  if (file.length > LOGO_BYTES) return `must have at most ${LOGO_BYTES} bytes`;
  if (!file.subarray(0, 8).equals(SIGNATURE)) return 'must be a PNG';
  const parts = partsOf(file);
  const header = parts?.[0];
  if (!parts || header?.[0] !== 'IHDR' || header[1].length !== 13) return 'must be a PNG that is whole';
  const [width, height] = [header[1].readUInt32BE(0), header[1].readUInt32BE(4)];
  const [depth = 0, colour = 0, , , interlaced] = header[1].subarray(8);
  if (width < 1 || height < 1 || width > WIDEST || height > WIDEST) return `must have at most ${WIDEST} pixels a side`;
  if (interlaced !== 0) return 'must not be interlaced';
  const samples = SAMPLES[colour];
  const fits = colour === 3 ? [1, 2, 4, 8].includes(depth) : depth === 8;
  if (samples === undefined || !fits) return 'must have 8 bits a colour';
  const palette = parts.find(([type]) => type === 'PLTE')?.[1];
  if (colour === 3 && (!palette || palette.length === 0 || palette.length % 3 !== 0)) return 'must have its palette';
  const row = 1 + Math.ceil((width * samples * depth) / 8);
  try {
    const packed = Buffer.concat(parts.filter(([type]) => type === 'IDAT').map(([, data]) => data));
    const pixels = inflateSync(packed, { maxOutputLength: row * height + 1 });
    const whole = pixels.length === row * height;
    if (!whole || Array.from({ length: height }, (_, y) => pixels[y * row] ?? 9).some((filter) => filter > 4))
      return 'must be a PNG that is whole';
  } catch {
    return 'must be a PNG that is whole';
  }
  return null;
}

/** The chunks of a PNG, up to its end; null when it is cut off. */
function partsOf(file: Buffer): (readonly [type: string, data: Buffer])[] | null {
  const parts: (readonly [string, Buffer])[] = [];
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    if (at + 12 + length > file.length) return null;
    parts.push([type, file.subarray(at + 8, at + 8 + length)]);
    if (type === 'IEND') return parts;
    at += 12 + length;
  }
  return null;
}
