import { CommandRefused, type Dispatcher, NoSuchEnrolment } from '../dispatch/dispatcher.ts';
import { type Clock, later } from '../domain/clock.ts';
import { statementCommandId } from '../domain/ids.ts';
import type { Sql } from '../store/db.ts';
import {
  claimStatements,
  postponeStatement,
  settleStatement,
  type WaitingStatement,
} from '../store/statementDelivery.ts';
import { eachOf } from './eachOf.ts';

export interface StatementsDeps {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly dispatch: Pick<Dispatcher, 'send'>;
}

const LEASE_MS = 30_000;
const BATCH = 100;
const AT_ONCE = 16;
const AT_MOST_MS = 60_000;

/**
 * Tells enrolments what learning record statements say, one after the other for each, and writes down what became of it. The
 * command's id is made of the statement's: told again after a crash, it changes nothing. Says whether there may be more.
 */
export async function relayStatements(deps: StatementsDeps): Promise<boolean> {
  const { sql, clock } = deps;
  const statements = await claimStatements(sql, clock.now(), later(clock.now(), LEASE_MS), BATCH);
  await eachOf(statements, AT_ONCE, (statement) => tell(deps, statement));
  return statements.length === BATCH || statements.some(({ more }) => more);
}

async function tell({ sql, clock, dispatch }: StatementsDeps, statement: WaitingStatement): Promise<void> {
  const { id, enrolmentId, clientId, command, attempts } = statement;
  const actor = { kind: 'client', id: clientId, onBehalfOf: null } as const;
  try {
    const answer = await dispatch.send(enrolmentId, { ...command, actor }, { commandId: statementCommandId(id) });
    await settleStatement(sql, statement, answer);
  } catch (error) {
    if (error instanceof CommandRefused) {
      await settleStatement(sql, statement, { refusal: error.rejection.rejected });
    } else if (error instanceof NoSuchEnrolment) {
      await settleStatement(sql, statement, { refusal: 'no-enrolment' });
    } else {
      const wait = Math.min(AT_MOST_MS, 500 * 2 ** Math.min(attempts - 1, 10));
      await postponeStatement(sql, id, later(clock.now(), wait), (error as Error).name);
    }
  }
}
