import type { Db } from './db.ts';

/** Where the histories of one kind are kept: their events, each chained to the one before, and where each stands. */
export interface ChainKind {
  /** How the outside calls it. */
  readonly kind: string;
  /** The table of its events, and the column that says whose they are. */
  readonly events: string;
  readonly key: string;
  /** The table of the rows that know `seq` and `head` of a history, and how their id is called. */
  readonly heads: string;
  readonly headKey: string;
}

/**
 * Every kind of history that is chained (R36), in the order of their names. A checkpoint covers all of them, an export holds
 * them and `verify` checks them: whatever else gets a history needs a line here and nothing more.
 */
export const CHAINS: readonly ChainKind[] = [
  {
    kind: 'certification',
    events: 'user_certification_events',
    key: 'user_certification_id',
    heads: 'user_certifications',
    headKey: 'id',
  },
  { kind: 'enrolment', events: 'enrolment_events', key: 'enrolment_id', heads: 'enrolments', headKey: 'id' },
  {
    kind: 'plan-enrolment',
    events: 'plan_enrolment_events',
    key: 'plan_enrolment_id',
    heads: 'plan_enrolments',
    headKey: 'id',
  },
  {
    kind: 'training-record',
    events: 'training_record_events',
    key: 'record_id',
    // Also of those that are deleted: their histories stay (R35).
    heads: 'training_record_heads',
    headKey: 'id',
  },
  { kind: 'user', events: 'user_events', key: 'user_id', heads: 'user_chains', headKey: 'user_id' },
];

/** The heads of one kind, in the order of their ids, as they stand. */
export function headsOf(db: Db, { heads, headKey }: ChainKind) {
  return db<{ id: string; seq: number; head: string }[]>`
    select ${db(headKey)} as id, seq, head from ${db(heads)} order by ${db(headKey)}`;
}
