import type { PinnedCertification } from '../domain/certifications/rules.ts';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { inTransaction } from './tx.ts';

/** One version of a certification; it never changes. */
export interface CertificationRow extends PinnedCertification {
  title: string;
  createdAt: Instant;
}

/** Keeps the next version under a code, beginning with 1. One with this id stays: a repeat. Resolves with the version. */
export async function insertCertificationVersion(
  sql: Sql,
  id: string,
  { code, title, rules }: Pick<CertificationRow, 'code' | 'title' | 'rules'>,
  at: Instant,
): Promise<CertificationRow> {
  return inTransaction(sql, async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended(${`certification/${code}`}, 0))`;
    await tx`
      insert into certifications (id, code, version, title, rules, created_at)
      select ${id}, ${code}, coalesce(max(version), 0) + 1, ${title}, ${tx.json(rules as never)}, ${at}
      from certifications where code = ${code}
      on conflict (id) do nothing`;
    const [row] = await tx<CertificationRow[]>`select * from certifications where id = ${id}`;
    if (!row) throw new Error('a certification was not kept');
    return row;
  });
}

/** One version of a certification, or its newest; null when there is none. */
export async function readCertification(db: Db, code: string, version?: number): Promise<CertificationRow | null> {
  const [row] = await db<CertificationRow[]>`
    select * from certifications where code = ${code} and ${version === undefined ? db`true` : db`version = ${version}`}
    order by version desc limit 1`;
  return row ?? null;
}

/** The newest version of each certification in the order of the codes, behind a code. */
export async function listCertifications(
  db: Db,
  after: { code: string } | null,
  limit: number,
): Promise<CertificationRow[]> {
  return db<CertificationRow[]>`
    select distinct on (code) * from certifications where ${after ? db`code > ${after.code}` : db`true`}
    order by code, version desc limit ${limit}`;
}

/** All versions under a code, the newest first, behind a version. */
export async function listCertificationVersions(
  db: Db,
  code: string,
  after: { version: number } | null,
  limit: number,
): Promise<CertificationRow[]> {
  return db<CertificationRow[]>`
    select * from certifications where code = ${code} and ${after ? db`version < ${after.version}` : db`true`}
    order by version desc limit ${limit}`;
}
