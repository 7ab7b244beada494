import { bareStatement, pseudonymousAgent, withAgents } from '../domain/privacy/agents.ts';
import { identifierOf } from '../domain/xapi/actors.ts';
import type { Db } from './db.ts';
import { agentsOf, namedIn, type Traces } from './personTraces.ts';

interface Row {
  readonly id: string;
  readonly statement: Record<string, unknown>;
  readonly userId: string | null;
  readonly agents: string[];
  readonly relatedAgents: string[];
}

/**
 * Of statements about the person stays what was done, by a pseudonym; in statements of others the person is a pseudonym. The
 * row stays, so that the same statement sent again is known and not stored anew. @returns how many
 */
export async function eraseStatements(tx: Db, userId: string, traces: Traces): Promise<number> {
  const identifiers = agentsOf(traces);
  const names = new Set(traces.ids);
  const rows = await tx<Row[]>`
    select id, statement, user_id, agents, related_agents from xapi_statements s
    where user_id = ${userId} or ${namedIn(tx, 'related_agents', traces)} order by id for update`;
  const isTheirs = (identifier: string): boolean =>
    identifiers.has(identifier) || names.has(/^account \S+ (.*)$/s.exec(identifier)?.[1]?.toLowerCase() ?? '');
  const pseudonym = pseudonymousAgent(userId);
  const put = identifierOf(pseudonym) ?? '';
  let count = 0;
  for (const row of rows) {
    const replaced = (agents: readonly string[]) => [...new Set(agents.map((one) => (isTheirs(one) ? put : one)))];
    const own = row.userId === userId || row.agents.some(isTheirs);
    if (own) {
      const statement = bareStatement(row.statement, userId);
      const bare = tx.json(statement as never);
      const done = await tx`
        update xapi_statements set statement = ${bare}, agents = ${[put]}, related_agents = ${[put]},
          related_activities = array_remove(array[activity], null), registration = null, user_id = ${userId}
        where id = ${row.id} and statement <> ${bare}`;
      count += done.count;
    } else {
      const statement = withAgents(row.statement, (identifier) => (isTheirs(identifier) ? pseudonym : null));
      const done = await tx`
        update xapi_statements set statement = ${tx.json(statement as never)}, related_agents = ${replaced(row.relatedAgents)}
        where id = ${row.id}`;
      count += done.count;
    }
  }
  return count;
}
