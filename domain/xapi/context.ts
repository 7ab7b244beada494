import { checkActor, checkAgent, checkGroup } from './actors.ts';
import { type Faults, type Fields, isObject, type Path } from './faults.ts';
import { isIri, isLanguageTag } from './forms.ts';
import { checkActivity, checkReference } from './objects.ts';
import type { XapiVersion } from './versions.ts';

const ACTIVITY_KINDS = ['parent', 'grouping', 'category', 'other'];
const CONTEXT = [
  'registration',
  'instructor',
  'team',
  'contextActivities',
  'revision',
  'platform',
  'language',
  'statement',
  'extensions',
];

/** The circumstances of a statement. Who is named in `contextAgents` and `contextGroups` is of 2.0. */
export function checkContext(faults: Faults, value: unknown, path: Path, about: unknown, version: XapiVersion): void {
  const known = version === '1.0.3' ? CONTEXT : [...CONTEXT, 'contextAgents', 'contextGroups'];
  const context = faults.object(value, path, known);
  if (!context) return;
  faults.uuid(context, 'registration', path);
  if (context.instructor !== undefined) checkActor(faults, context.instructor, [...path, 'instructor']);
  if (context.team !== undefined) checkGroup(faults, context.team, [...path, 'team']);
  faults.text(context, 'language', path, isLanguageTag, 'a language tag, such as en-GB');
  if (context.statement !== undefined) checkReference(faults, context.statement, [...path, 'statement']);
  faults.extensions(context, path);
  const ofActivity = isObject(about) && (about.objectType ?? 'Activity') === 'Activity';
  for (const name of ['revision', 'platform']) {
    faults.text(context, name, path);
    if (context[name] !== undefined && !ofActivity) faults.say([...path, name], 'is for activities only');
  }
  checkContextActivities(faults, context.contextActivities, [...path, 'contextActivities']);
  checkContextPeople(faults, context, path, 'contextAgents', 'contextAgent', 'agent');
  checkContextPeople(faults, context, path, 'contextGroups', 'contextGroup', 'group');
}

function checkContextActivities(faults: Faults, value: unknown, path: Path): void {
  const kinds = value === undefined ? null : faults.object(value, path, ACTIVITY_KINDS);
  for (const kind of ACTIVITY_KINDS) {
    const given = kinds?.[kind];
    if (given === undefined) continue;
    // One alone may stand without a list.
    if (Array.isArray(given)) faults.each(given, [...path, kind], (item, at) => checkActivity(faults, item, at));
    else checkActivity(faults, given, [...path, kind]);
  }
}

/** Of 2.0: people who have to do with it, and in which way. */
function checkContextPeople(
  faults: Faults,
  context: Fields,
  path: Path,
  name: string,
  type: string,
  who: string,
): void {
  if (context[name] === undefined) return;
  faults.each(context[name], [...path, name], (item, at) => {
    const entry = faults.object(item, at, ['objectType', who, 'relevantTypes']);
    if (!entry) return;
    faults.needed(entry, 'objectType', at);
    faults.text(entry, 'objectType', at, (text) => text === type, type);
    if (faults.needed(entry, who, at)) {
      if (who === 'agent') checkAgent(faults, entry.agent, [...at, who]);
      else checkGroup(faults, entry.group, [...at, who]);
    }
    if (entry.relevantTypes === undefined) return;
    if (Array.isArray(entry.relevantTypes) && entry.relevantTypes.length === 0) {
      faults.say([...at, 'relevantTypes'], 'must not be empty');
    }
    faults.each(entry.relevantTypes, [...at, 'relevantTypes'], (one, place) => {
      if (typeof one !== 'string' || !isIri(one)) faults.say(place, 'must be an absolute IRI');
    });
  });
}
