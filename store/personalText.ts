import { createHmac, randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { TextRef } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';

/**
 * R35: the words of people. They are stored before anything refers to them; messages, events and the hash chain carry the
 * id and the commitment, HMAC-SHA256(salt, body), so that erasing salt and body leaves the chain whole.
 */
export async function saveTexts(
  db: Db,
  texts: readonly { personId: string | null; body: string }[],
  at: Instant,
): Promise<TextRef[]> {
  if (texts.length === 0) return [];
  const rows = texts.map(({ personId, body }) => {
    const salt = randomBytes(32);
    const commitment = createHmac('sha256', salt).update(body, 'utf8').digest('hex');
    return { id: uuidv7(), personId, salt, body, createdAt: at, commitment };
  });
  await db`insert into personal_text ${db(rows, 'id', 'personId', 'salt', 'body', 'createdAt')}`;
  return rows.map(({ id, commitment }) => ({ id, commitment }));
}

/** One text; see `saveTexts`. */
export async function saveText(db: Db, personId: string | null, body: string, at: Instant): Promise<TextRef> {
  const [ref] = await saveTexts(db, [{ personId, body }], at);
  if (!ref) throw new Error('a text was not saved');
  return ref;
}

/** The bodies of texts by id; erased ones are left out. */
export async function readTexts(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db<{ id: string; body: string }[]>`
    select id, body from personal_text where id = any(${ids as string[]}) and body is not null`;
  return new Map(rows.map(({ id, body }) => [id, body]));
}
