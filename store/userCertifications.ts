import type { CertificationRules } from '../domain/certifications/rules.ts';
import type { CertificationState } from '../domain/certifications/state.ts';
import type { Stamp } from '../domain/state.ts';
import type { Instant, LocalDate } from '../domain/words.ts';
import type { Db } from './db.ts';
import { type Reached, within } from './reach.ts';
import { allOf } from './selection.ts';

/** A person's certification as Postgres holds it. */
export interface LoadedCertification {
  readonly state: CertificationState;
  readonly stamp: Stamp;
}

interface Row {
  state: Omit<CertificationState, 'certification'> & {
    certification: Omit<CertificationState['certification'], 'rules'>;
  };
  version: number;
  seq: number;
  head: string;
  rules: CertificationRules;
}

const stored = (db: Db) => db`
  select c.state, c.version, c.seq, c.head, d.rules
  from user_certifications c join certifications d on d.id = c.certification_id`;

/**
 * One person's certification, with the rules that it pins; null if there is none.
 * @param lock to change it: whoever else wants that waits
 */
export async function loadCertification(db: Db, id: string, lock = false): Promise<LoadedCertification | null> {
  const [row] = await db<Row[]>`${stored(db)} where c.id = ${id} ${lock ? db`for update of c` : db``}`;
  return row ? toLoaded(row) : null;
}

/** The same by whose and which it is, locked. */
export async function lockCertificationOf(tx: Db, userId: string, code: string): Promise<LoadedCertification | null> {
  const [row] = await tx<Row[]>`
    ${stored(tx)} where c.user_id = ${userId} and c.certification_code = ${code} for update of c`;
  return row ? toLoaded(row) : null;
}

/** The target of its watcher: `<user>/<certification>`. */
export const certificationTarget = (userId: string, code: string): string => `${userId}/${code}`;

function toLoaded({ state, version, seq, head, rules }: Row): LoadedCertification {
  const certification = { ...state.certification, rules };
  return { state: { ...state, certification }, stamp: { version, seq, head } };
}

/** A person's certification with what people read beside it. */
export interface CertificationView extends LoadedCertification {
  readonly title: string;
  readonly user: { id: string; externalId: string | null; name: string; email: string };
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export interface CertificationFilter {
  userId?: string | undefined;
  code?: string | undefined;
  status?: readonly string[] | undefined;
  /** Those whose last day of validity lies before this one. */
  expiringBefore?: LocalDate | undefined;
  /** Only what lies within this reach; left out: everything. */
  reached?: Reached | undefined;
}

interface ViewRow extends Row, Omit<CertificationView, 'state' | 'stamp'> {}

const select = (db: Db) => db`
  select c.id, c.state, c.version, c.seq, c.head, d.rules, d.title, c.created_at, c.updated_at,
    json_build_object('id', u.id, 'externalId', u.external_id, 'name', u.given_name || ' ' || u.family_name, 'email', u.email) as "user"
  from user_certifications c join certifications d on d.id = c.certification_id join users u on u.id = c.user_id`;

/** One person's certification as it is shown. */
export async function readCertificationView(db: Db, id: string): Promise<CertificationView | null> {
  const [row] = await db<ViewRow[]>`${select(db)} where c.id = ${id}`;
  return row ? toView(row) : null;
}

/** People's certifications, the newest first, behind an id. */
export async function listCertificationViews(
  db: Db,
  filter: CertificationFilter,
  after: { id: string } | null,
  limit: number,
): Promise<CertificationView[]> {
  const where = allOf(db, [
    ...(filter.userId ? [db`c.user_id = ${filter.userId}`] : []),
    ...(filter.code ? [db`c.certification_code = ${filter.code}`] : []),
    ...(filter.status ? [db`c.status = any(${filter.status as string[]})`] : []),
    ...(filter.expiringBefore ? [db`c.expires_on < ${filter.expiringBefore}`] : []),
    ...(filter.reached ? [within(db, filter.reached, { user: db`c.user_id`, activity: 'all' })] : []),
    ...(after ? [db`c.id < ${after.id}`] : []),
  ]);
  const rows = await db<ViewRow[]>`${select(db)} where ${where} order by c.id desc limit ${limit}`;
  return rows.map(toView);
}

function toView(row: ViewRow): CertificationView {
  const { title, user, createdAt, updatedAt } = row;
  return { ...toLoaded(row), title, user, createdAt, updatedAt };
}
