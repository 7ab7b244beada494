import { type Fields, isObject } from '../../domain/xapi/faults.ts';

export type StatementFormat = 'ids' | 'exact' | 'canonical';

const IDENTIFIERS = ['mbox', 'mbox_sha1sum', 'openid', 'account'];

/** A statement in the format that is asked for: as it is, with ids only, or each text in one language. */
export function presentStatement(statement: Fields, format: StatementFormat, languages: readonly string[]): Fields {
  if (format === 'exact') return statement;
  return format === 'ids' ? idsOnly(statement) : (inOneLanguage(statement, languages) as Fields);
}

function idsOnly(statement: Fields): Fields {
  const { actor, verb, object, authority, context } = statement;
  return {
    ...statement,
    actor: actorIds(actor),
    verb: { id: isObject(verb) ? verb.id : verb },
    object: objectIds(object),
    ...(authority === undefined ? {} : { authority: actorIds(authority) }),
    ...(isObject(context) ? { context: contextIds(context) } : {}),
  };
}

function actorIds(actor: unknown): unknown {
  if (!isObject(actor)) return actor;
  const identified = IDENTIFIERS.some((name) => actor[name] !== undefined);
  return Object.fromEntries(
    Object.entries(actor).flatMap(([name, value]): [string, unknown][] => {
      if (name === 'name') return [];
      if (name !== 'member') return [[name, value]];
      return identified ? [] : [[name, (value as unknown[]).map(actorIds)]];
    }),
  );
}

function objectIds(object: unknown): unknown {
  if (!isObject(object)) return object;
  const { objectType = 'Activity' } = object;
  if (objectType === 'Agent' || objectType === 'Group') return actorIds(object);
  if (objectType === 'SubStatement') return idsOnly(object);
  const { definition: _definition, ...known } = object;
  return known;
}

function contextIds(context: Fields): Fields {
  const { instructor, team, contextActivities } = context;
  const kinds = isObject(contextActivities) ? Object.entries(contextActivities) : [];
  const activities = kinds.map(([kind, list]) => [kind, Array.isArray(list) ? list.map(objectIds) : objectIds(list)]);
  return {
    ...context,
    ...(instructor === undefined ? {} : { instructor: actorIds(instructor) }),
    ...(team === undefined ? {} : { team: actorIds(team) }),
    ...(kinds.length === 0 ? {} : { contextActivities: Object.fromEntries(activities) }),
  };
}

/** The fields that are texts by language. What is an extension is left as it is. */
const BY_LANGUAGE = ['display', 'name', 'description'];

function inOneLanguage(value: unknown, languages: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => inOneLanguage(one, languages));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, inner]) => {
    if (name === 'extensions') return [name, inner];
    if (BY_LANGUAGE.includes(name) && isObject(inner)) return [name, best(inner, languages)];
    return [name, inOneLanguage(inner, languages)];
  });
  return Object.fromEntries(entries);
}

/** The text in the first language that there is one in; else the first of all. */
function best(texts: Fields, languages: readonly string[]): Fields {
  const tags = Object.keys(texts);
  const fits = (wanted: string) =>
    tags.find((tag) => {
      const [lower, prefix] = [tag.toLowerCase(), wanted.toLowerCase()];
      return lower === prefix || lower.startsWith(`${prefix}-`) || prefix.startsWith(`${lower}-`);
    });
  const tag = languages.map(fits).find((found) => found !== undefined) ?? tags[0];
  return tag === undefined ? {} : { [tag]: texts[tag] };
}

/** The languages of an Accept-Language header, the most wanted first. */
export function languagesOf(header: string | undefined): string[] {
  const ranges = (header ?? '').split(',').flatMap((range, index) => {
    const [, tag, weight = '1'] = /^\s*([A-Za-z0-9-]+)\s*(?:;\s*q=([\d.]+))?\s*$/.exec(range) ?? [];
    return tag === undefined ? [] : [{ tag, index, weight: Number(weight) }];
  });
  return ranges.sort((a, b) => b.weight - a.weight || a.index - b.index).map(({ tag }) => tag);
}
