import type postgres from 'postgres';
import type { NextAttempt } from '../domain/commands.ts';
import type { Rejection } from '../domain/outcome.ts';
import type { Actor, EnrolmentState, TextRef } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';
import { bear } from './births.ts';

/** The next attempt cannot be born: what was written with it has to go back. */
export class NotBorn extends Error {
  readonly rejection: Rejection;

  constructor(rejection: Rejection) {
    super('the next attempt cannot be born');
    this.name = 'NotBorn';
    this.rejection = rejection;
  }
}

/**
 * R31: the attempt after a reset, in the transaction in which the earlier one ended and gave its seat up: there is no moment
 * between them, neither for a crash nor for somebody else who wants the seat. It keeps the obligation, the source and the
 * role, and begins without anything that was done.
 *
 * @throws NotBorn when somebody may not begin again, or lives in another attempt (R1)
 */
export async function bearNext(
  tx: postgres.TransactionSql,
  earlier: EnrolmentState,
  { id, policy, ...takesOver }: NextAttempt,
  said: { readonly actor: Actor; readonly reason: TextRef | null },
  now: Instant,
): Promise<void> {
  const { userId, activityId, obligation, source, role } = earlier;
  const birth = {
    ...{ id, commandId: id, userId, activityId, obligation, source, role, takesOver, ...said },
    ...{ deadline: null, note: null },
    ...(policy === 'same' && { policy: earlier.policy }),
  };
  const [result] = await bear(tx, [birth], { now: () => now });
  if (result?.kind === 'born') return;
  const { status } = earlier;
  const detail = 'a later attempt of this person lives (R1)';
  throw new NotBorn(
    result?.kind === 'refused' ? { ...result.rejection, status } : { rejected: 'later-attempt-lives', detail, status },
  );
}
