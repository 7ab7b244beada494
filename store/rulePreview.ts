import type { Reason } from '../domain/audiences/membership.ts';
import type { Clock } from '../domain/clock.ts';
import { isThere } from '../domain/people/standing.ts';
import type { Rule } from '../domain/rules/rule.ts';
import type { Instant } from '../domain/words.ts';
import { fitsSql } from './audienceSql.ts';
import type { Db, Sql } from './db.ts';
import { runningRules } from './decidingRules.ts';
import { type Enrolled, enrolAll } from './ruleActs.ts';
import { type Decided, decideMembers } from './ruleDeciding.ts';
import { inTransaction } from './tx.ts';

/** What a rule would do about somebody, or why it would do nothing. */
export const WOULD = [
  'enrol',
  'refused',
  'enrolled_already',
  'completed',
  'ended',
  'removed_by_hand',
  'away',
  'withdraw',
  'keep',
  'leave',
] as const;
export type Would = (typeof WOULD)[number];

/** One person in a preview. */
export interface Foreseen {
  readonly id: string;
  readonly externalId: string | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly would: Would;
  /** Why the activity refuses. */
  readonly code: string | null;
  readonly enrolmentId: string | null;
  readonly why: readonly Reason[];
}

export type ForeseenCounts = Record<Would, number> & { orMore: boolean };

const READ_AT_ONCE = 500;
const COUNTED = 10_000;

/** Ends the trial: nothing of it stays. */
class TakenBack extends Error {
  readonly found: Foreseen[];

  constructor(found: Foreseen[]) {
    super('tried, and taken back');
    this.found = found;
  }
}

/**
 * R33, tried first: what a rule would do, person by person, by the very functions that evaluate it; whoever would be enrolled
 * is, in a transaction that is taken back. Nothing is written.
 */
export async function previewRule(
  sql: Sql,
  rule: Rule,
  clock: Clock,
  after: { id: string } | null,
  limit: number,
): Promise<Foreseen[]> {
  try {
    return await inTransaction(sql, async (tx) => {
      const people = await peopleOf(tx, rule, clock.now(), after?.id ?? null, limit);
      const decided = await decide(
        tx,
        rule,
        people.map(({ id }) => id),
        clock.now(),
      );
      const joining = [...decided.values()].filter(({ decision }) => decision.kind === 'enrol');
      const enrolled = await enrolAll(tx, joining, clock);
      throw new TakenBack(
        people.map((person): Foreseen => {
          const one = decided.get(person.id);
          // Who has changed in this very moment, and is not meant any more, is listed all the same: a page stays whole.
          const would = (one && wouldOf(one, enrolled.get(one))) ?? { would: 'leave' as const, code: null };
          return { ...person, ...would, enrolmentId: one?.live?.id ?? null, why: one?.why ?? [] };
        }),
      );
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.found;
    throw error;
  }
}

/** How many it would be, of the first 10,000. What the activity refuses is not tried here. */
export async function countPreview(sql: Sql, rule: Rule, now: Instant): Promise<ForeseenCounts> {
  const counts = { ...Object.fromEntries(WOULD.map((word) => [word, 0])), orMore: false } as ForeseenCounts;
  let looked = 0;
  for (let after: string | null = null; ; ) {
    const people = await peopleOf(sql, rule, now, after, READ_AT_ONCE);
    const ids = people.map(({ id }) => id);
    for (const one of (await decide(sql, rule, ids, now)).values()) {
      const would = wouldOf(one, undefined);
      if (would) counts[would.would] += 1;
    }
    looked += people.length;
    if (people.length < READ_AT_ONCE) return counts;
    if (looked >= COUNTED) return { ...counts, orMore: true };
    after = ids.at(-1) ?? null;
  }
}

async function decide(db: Db, rule: Rule, userIds: readonly string[], now: Instant): Promise<Map<string, Decided>> {
  const others = (await runningRules(db, { held: false })).filter(({ id }) => id !== rule.id);
  const decided = await decideMembers(db, [...others, rule], new Set([rule.id]), userIds, now, { lock: false });
  return new Map(decided.map((one) => [one.person.id, one]));
}

function wouldOf(
  { decision, fits, person, member }: Decided,
  enrolled: Enrolled | undefined,
): { would: Would; code: string | null } | null {
  const say = (would: Would, code: string | null = null) => ({ would, code });
  switch (decision.kind) {
    case 'enrol':
      return enrolled?.kind === 'refused' ? say('refused', enrolled.code) : say('enrol');
    case 'stand':
      return say(decision.outcome === 'enrolled' ? 'enrolled_already' : decision.outcome);
    case 'exclude':
      return say('removed_by_hand');
    case 'leave':
      return say(({ withdrawn: 'withdraw', kept: 'keep', left: 'leave' } as const)[decision.outcome]);
    case 'nothing':
      if (member?.state === 'excluded') return fits ? say('removed_by_hand') : null;
      return !isThere(person.status) && (fits || member?.state === 'in') ? say('away') : null;
  }
}

type Named = Pick<Foreseen, 'id' | 'externalId' | 'givenName' | 'familyName' | 'email'>;

/** Whom the rule's conditions fit, also who is away, and who is in the rule; in the order of their ids. */
async function peopleOf(db: Db, rule: Rule, now: Instant, after: string | null, limit: number): Promise<Named[]> {
  const fits = await fitsSql(db, rule.who, now);
  return db<Named[]>`
    select u.id, u.external_id, u.given_name, u.family_name, u.email
    from users u left join rule_members m on m.rule_id = ${rule.id} and m.user_id = u.id
    where (${fits()} or m.state = 'in') and ${after === null ? db`true` : db`u.id > ${after}`}
    order by u.id limit ${limit}`;
}
