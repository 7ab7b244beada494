import { gunzipSync } from 'node:zlib';
import { uuidv7 } from 'uuidv7';
import { statusPlace } from '../../domain/certificates/statusList.ts';
import type { Sql } from '../../store/db.ts';

/** A record for a test; what is left out is made up. Returns its id. */
export async function makeRecord(
  sql: Sql,
  userId: string,
  fields: Partial<Record<'title' | 'provider' | 'on' | 'until' | 'qualificationCode' | 'objectId', string>> = {},
): Promise<string> {
  const id = uuidv7();
  await sql`
    insert into training_records (id, user_id, record_type, object_id, title, training_provider, completion_date,
      qualification_code, expires_at, source, created_at)
    values (${id}, ${userId}, 'course', ${fields.objectId ?? null}, ${fields.title ?? 'Fire Safety'},
      ${fields.provider ?? null}, ${fields.on ?? '2026-03-31'}, ${fields.qualificationCode ?? null},
      ${fields.until ?? null}, 'manual', '2026-04-01T00:00:00Z')`;
  return id;
}

/** What a PDF says, read by another program than the one that wrote it, and which fonts it carries. */
export async function readPdf(file: Uint8Array): Promise<{ text: string; fonts: string[] }> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const loading = getDocument({ data: new Uint8Array(file), verbosity: 0, useSystemFonts: false });
  const document = await loading.promise;
  const page = await document.getPage(1);
  const { items } = await page.getTextContent();
  const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
  await loading.destroy();
  const source = Buffer.from(file).toString('latin1');
  return { text, fonts: [...source.matchAll(/\/FontName \/([A-Z]{6}\+[\w-]+)/g)].map(([, name]) => name ?? '') };
}

/** The texts of a PDF that is not compressed, line by line, as they are copied and read out (`ActualText`). */
export function saidTexts(file: Buffer): string[] {
  const source = file.toString('latin1');
  return [...source.matchAll(/\/ActualText \(((?:\\.|[^\\)])*)\)/gs)].map(([, text = '']) => {
    const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
    const bytes = Buffer.from(
      text.replaceAll(/\\(.)/gs, (_, one: string) => escapes[one] ?? one),
      'latin1',
    );
    return bytes[0] === 0xfe && bytes[1] === 0xff
      ? bytes.subarray(2).swap16().toString('utf16le')
      : bytes.toString('latin1');
  });
}

/** The small rectangles of a PDF that is not compressed, painted black on white: its QR code, for who reads pixels. */
export function rectangles(file: Buffer): { pixels: Uint8ClampedArray; side: number } {
  const numbers = [...file.toString('latin1').matchAll(/^(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) re$/gm)];
  const bars = numbers.map((found) => found.slice(1).map(Number)).filter(([, , , height]) => (height ?? 0) < 10);
  const module = bars[0]?.[3] ?? 1;
  const left = Math.min(...bars.map(([x = 0]) => x));
  const top = Math.min(...bars.map(([, y = 0]) => y));
  const size = Math.round((Math.max(...bars.map(([, y = 0]) => y)) - top) / module) + 1;
  const [scale, quiet] = [4, 4];
  const side = (size + 2 * quiet) * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [x = 0, y = 0, width = 0] of bars) {
    const [column, row] = [Math.round((x - left) / module) + quiet, Math.round((y - top) / module) + quiet];
    const length = Math.round(width / module);
    for (let py = row * scale; py < (row + 1) * scale; py++)
      for (let px = column * scale; px < (column + length) * scale; px++)
        pixels.fill(0, (py * side + px) * 4, (py * side + px) * 4 + 3);
  }
  return { pixels, side };
}

/** Is the bit of a number set in the list that an API serves to everybody? */
export async function isRevokedIn(url: string, number: number): Promise<boolean> {
  const place = statusPlace(number);
  const text = await (await fetch(`${url}/credentials/status?list=${place.list}`)).text();
  const claims = JSON.parse(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString());
  const bits = gunzipSync(Buffer.from(claims.credentialSubject.encodedList.slice(1), 'base64url'));
  return ((bits[place.index >> 3] ?? 0) & (0x80 >> (place.index & 7))) !== 0;
}
