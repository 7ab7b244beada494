import type { EvidenceType } from '../domain/records/files.ts';
import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';

/** A file that proves a record. It bears no name. */
export interface RecordFile {
  readonly sha256: string;
  readonly mediaType: EvidenceType;
  readonly body: Buffer;
}

/** Keeps a file of a person's, once whatever number of records it proves. */
export async function saveRecordFile(db: Db, userId: string, file: RecordFile, at: Instant): Promise<void> {
  const { sha256, mediaType, body } = file;
  await db`
    insert into record_files (user_id, sha256, media_type, size, body, created_at)
    values (${userId}, ${sha256}, ${mediaType}, ${body.length}, ${body}, ${at}) on conflict do nothing`;
}

/** A file of a person's by its hash, or null. */
export async function readRecordFile(db: Db, userId: string, sha256: string): Promise<RecordFile | null> {
  const [row] = await db<RecordFile[]>`
    select sha256, media_type, body from record_files where user_id = ${userId} and sha256 = ${sha256}`;
  return row ?? null;
}
