import { uuidv7 } from 'uuidv7';
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
