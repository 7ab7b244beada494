import type { Actor } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';
import { CHAINS, type ChainKind } from './chains.ts';
import type { Db } from './db.ts';

/** Where a page of all histories begins: behind this event. */
export interface HistoryPlace {
  readonly kind: string;
  readonly id: string;
  readonly seq: number;
}

/** Where a checkpoint had a history, if not where the one before it had it. */
export interface HistoryMark {
  readonly checkpoint: number;
  readonly seq: number;
  readonly head: string | null;
}

/** An event of any history, with what the database says of that history beside it. */
export interface HistoryRow extends HistoryPlace {
  /** Where its row says that it stands; null: no row knows of this history. */
  readonly rowSeq: number | null;
  readonly rowHead: string | null;
  /** Null: the history has no events at all. */
  readonly type: string | null;
  readonly fromStatus: string | null;
  readonly toStatus: string;
  readonly at: Instant;
  readonly recordedAt: Instant;
  readonly actorKind: Actor['kind'];
  readonly actorId: string | null;
  readonly onBehalfOf: string | null;
  readonly reasonText: string | null;
  readonly reasonCommitment: string | null;
  readonly data: unknown;
  readonly previousHash: string;
  readonly hash: string;
  /** With the first event of a history: where the checkpoints had it, the first first; without a head it was gone. */
  readonly marks: readonly HistoryMark[] | null;
}

const FIRST = { id: '00000000-0000-0000-0000-000000000000', seq: -(2 ** 31) };

/**
 * Events of all histories behind a place: kind by kind, in the order of their ids and numbers. Histories that have a row or
 * were in a checkpoint, and have no event, are among them as one row without an event. What an event and its history's row
 * say is of one moment; pages are of different moments, so that the last event of a history tells where it stands.
 */
export async function readHistories(db: Db, after: HistoryPlace | null, limit: number): Promise<HistoryRow[]> {
  const found: HistoryRow[] = [];
  const start = after ? CHAINS.findIndex(({ kind }) => kind === after.kind) : 0;
  for (const [index, chain] of CHAINS.slice(Math.max(0, start)).entries()) {
    if (found.length === limit) break;
    const place = index === 0 && after ? after : FIRST;
    found.push(...(await readKind(db, chain, place, limit - found.length)));
  }
  return found;
}

async function readKind(
  db: Db,
  { kind, events, key, heads, headKey }: ChainKind,
  { id, seq }: Pick<HistoryPlace, 'id' | 'seq'>,
  limit: number,
): Promise<HistoryRow[]> {
  return db<HistoryRow[]>`
    with page as materialized (
      select e.${db(key)} as id, e.seq, e.type, e.from_status, e.to_status, e.at, e.recorded_at, e.actor_kind, e.actor_id,
        e.on_behalf_of, e.reason_text, e.reason_commitment, e.data, e.previous_hash, e.hash
      from ${db(events)} e where (e.${db(key)}, e.seq) > (${id}::uuid, ${seq}::int)
      order by e.${db(key)}, e.seq limit ${limit}
    ), up_to as (
      -- a page that is full ends there; the last page goes on to the end
      select (select id from page order by id desc limit 1) as id where (select count(*) from page) = ${limit}
    ), bare as (
      (select h.${db(headKey)} as id from ${db(heads)} h
        where h.${db(headKey)} > ${id} and (not exists (select from up_to) or h.${db(headKey)} <= (select id from up_to))
          and not exists (select from ${db(events)} e where e.${db(key)} = h.${db(headKey)})
        order by h.${db(headKey)} limit ${limit})
      union
      (select distinct c.chain_id from checkpoint_heads c
        where c.kind = ${kind} and c.chain_id > ${id}
          and (not exists (select from up_to) or c.chain_id <= (select id from up_to))
          and not exists (select from ${db(events)} e where e.${db(key)} = c.chain_id)
        order by c.chain_id limit ${limit})
    ), rows as (
      select * from page
      union all
      select id, 0, null, null, null, null, null, null, null, null, null, null, null, null, null from bare
    )
    select ${kind} as kind, r.*, h.seq as row_seq, h.head as row_head, case
      when not exists (select from ${db(events)} e where e.${db(key)} = r.id and e.seq < r.seq) then coalesce((
        select jsonb_agg(jsonb_build_object('checkpoint', c.number, 'seq', c.seq, 'head', c.head) order by c.number)
        from checkpoint_heads c where c.kind = ${kind} and c.chain_id = r.id
      ), '[]') end as marks
    from rows r left join ${db(heads)} h on h.${db(headKey)} = r.id
    order by r.id, r.seq limit ${limit}`;
}

/** A text that an event stands for, as it is kept; without salt and body it was erased (R35). */
export interface KeptText {
  readonly id: string;
  readonly salt: Buffer | null;
  readonly body: string | null;
}

/** Texts with their salts, by id. */
export async function readKeptTexts(db: Db, ids: readonly string[]): Promise<Map<string, KeptText>> {
  if (ids.length === 0) return new Map();
  const rows = await db<KeptText[]>`select id, salt, body from personal_text where id = any(${ids as string[]})`;
  return new Map(rows.map((row) => [row.id, row]));
}
