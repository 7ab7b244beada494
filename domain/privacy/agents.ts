import { identifierOf } from '../xapi/actors.ts';

type Json = unknown;
type Fields = Readonly<Record<string, Json>>;

const isObject = (value: Json): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same statement, with each agent and identified group that `replace` knows put by what it gives; null: it stays. */
export function withAgents(value: Json, replace: (identifier: string, agent: Fields) => Fields | null): Json {
  if (Array.isArray(value)) return value.map((member) => withAgents(member, replace));
  if (!isObject(value)) return value;
  const identifier = identifierOf(value);
  const put = identifier === null ? null : replace(identifier, value);
  if (put) return put;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withAgents(member, replace)]));
}

/** An agent who is known by a user's id alone. */
export function pseudonymousAgent(id: string): Fields {
  return { objectType: 'Agent', account: { homePage: 'urn:rollbook:user', name: id } };
}

/** Somebody else, as an export of a statement shows them: that there was one, and not who. */
export const SOMEBODY: Fields = { objectType: 'Agent' };

/** What may stay of a statement whose learner is a pseudonym: what was done with what, when, and how it went. */
export function bareStatement(statement: Json, id: string): Fields {
  if (!isObject(statement)) return {};
  const { id: statementId, verb, object, timestamp, stored, version } = statement;
  const result = isObject(statement.result) ? statement.result : {};
  const { score, success, completion, duration } = result;
  const kept = Object.fromEntries(
    Object.entries({ score, success, completion, duration }).filter(([, value]) => value !== undefined),
  );
  return Object.fromEntries(
    Object.entries({
      id: statementId,
      actor: pseudonymousAgent(id),
      verb: isObject(verb) ? { id: verb.id } : verb,
      object: bareObject(object, id),
      ...(Object.keys(kept).length > 0 && { result: kept }),
      timestamp,
      stored,
      version,
    }).filter(([, value]) => value !== undefined),
  );
}

/** An activity by its IRI, another statement by its id; an agent is not named. */
function bareObject(object: Json, id: string): Json {
  if (!isObject(object)) return object;
  const { objectType, id: named } = object;
  if (typeof named === 'string') return { ...(objectType !== undefined && { objectType }), id: named };
  return pseudonymousAgent(id);
}
