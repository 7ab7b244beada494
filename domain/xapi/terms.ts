import { identifierOf } from './actors.ts';
import { type Fields, isObject } from './faults.ts';

/** By which a stored statement is found: identifiers of agents and groups, and IRIs of activities. */
export interface Terms {
  /** The verb's IRI. */
  readonly verb: string;
  /** The IRI of the activity that it is about; null when its object is something else. */
  readonly activity: string | null;
  /** Actor and object, with the members of groups. */
  readonly agents: readonly string[];
  /** The same, and whoever else is named in it. */
  readonly relatedAgents: readonly string[];
  readonly relatedActivities: readonly string[];
  readonly registration: string | null;
  /** The statement that its object refers to. */
  readonly refersTo: string | null;
}

/** What a sound statement is found by. */
export function termsOf(statement: Fields): Terms {
  const object = fieldsOf(statement.object);
  const type = object.objectType ?? 'Activity';
  const agents = [...identifiersIn(statement.actor), ...(isActor(type) ? identifiersIn(object) : [])];
  const inner = type === 'SubStatement' ? termsOf(object) : null;
  const activity = type === 'Activity' ? String(object.id) : null;
  const context = fieldsOf(statement.context);
  const people = [statement.authority, context.instructor, context.team, ...contextPeople(context)];
  const around = Object.values(fieldsOf(context.contextActivities))
    .flat()
    .map((one) => String(fieldsOf(one).id));
  return {
    verb: String(fieldsOf(statement.verb).id),
    activity,
    agents: unique(agents),
    relatedAgents: unique([...agents, ...people.flatMap(identifiersIn), ...(inner?.relatedAgents ?? [])]),
    relatedActivities: unique([
      ...(activity === null ? [] : [activity]),
      ...around,
      ...(inner?.relatedActivities ?? []),
    ]),
    registration: typeof context.registration === 'string' ? context.registration.toLowerCase() : null,
    refersTo: type === 'StatementRef' ? String(object.id).toLowerCase() : null,
  };
}

function fieldsOf(value: unknown): Fields {
  return isObject(value) ? value : {};
}

function isActor(type: unknown): boolean {
  return type === 'Agent' || type === 'Group';
}

function contextPeople({ contextAgents = [], contextGroups = [] }: Fields): unknown[] {
  return [...(contextAgents as unknown[]), ...(contextGroups as unknown[])].flatMap((entry) => {
    const { agent, group } = fieldsOf(entry);
    return [agent, group];
  });
}

/** Who is in it: itself, and the members of a group. */
function identifiersIn(actor: unknown): string[] {
  const { member = [] } = fieldsOf(actor);
  return [actor, ...(member as unknown[])].flatMap((one) => identifierOf(one) ?? []);
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list)];
}
