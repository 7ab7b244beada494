import { checkActor } from './actors.ts';
import { type Faults, type Fields, isObject, type Path } from './faults.ts';

const INTERACTIONS = [
  'true-false',
  'choice',
  'fill-in',
  'long-fill-in',
  'matching',
  'performance',
  'sequencing',
  'likert',
  'numeric',
  'other',
];
const COMPONENTS = ['choices', 'scale', 'source', 'target', 'steps'] as const;
const DEFINITION = [
  'name',
  'description',
  'type',
  'moreInfo',
  'extensions',
  'interactionType',
  'correctResponsesPattern',
  ...COMPONENTS,
];

/** What a statement is about, as `objectType` says; an activity where it says nothing. Sub-statements are checked elsewhere. */
export function checkObject(faults: Faults, value: unknown, path: Path): void {
  const type = isObject(value) ? (value.objectType ?? 'Activity') : 'Activity';
  if (type === 'Activity') checkActivity(faults, value, path);
  else if (type === 'Agent' || type === 'Group') checkActor(faults, value, path);
  else if (type === 'StatementRef') checkReference(faults, value, path);
  else faults.say([...path, 'objectType'], 'must be Activity, Agent, Group, StatementRef or SubStatement');
}

/** An activity: an IRI, and what is said about it. */
export function checkActivity(faults: Faults, value: unknown, path: Path): void {
  const activity = faults.object(value, path, ['objectType', 'id', 'definition']);
  if (!activity) return;
  faults.text(activity, 'objectType', path, (type) => type === 'Activity', 'Activity');
  faults.needed(activity, 'id', path);
  faults.iri(activity, 'id', path);
  if (activity.definition !== undefined) checkDefinition(faults, activity.definition, [...path, 'definition']);
}

/** A reference to another statement. */
export function checkReference(faults: Faults, value: unknown, path: Path): void {
  const reference = faults.object(value, path, ['objectType', 'id']);
  if (!reference) return;
  faults.needed(reference, 'objectType', path);
  faults.text(reference, 'objectType', path, (type) => type === 'StatementRef', 'StatementRef');
  faults.needed(reference, 'id', path);
  faults.uuid(reference, 'id', path);
}

function checkDefinition(faults: Faults, value: unknown, path: Path): void {
  const definition = faults.object(value, path, DEFINITION);
  if (!definition) return;
  faults.languageMap(definition, 'name', path);
  faults.languageMap(definition, 'description', path);
  faults.iri(definition, 'type', path);
  faults.iri(definition, 'moreInfo', path);
  faults.extensions(definition, path);
  faults.text(
    definition,
    'interactionType',
    path,
    (type) => INTERACTIONS.includes(type),
    `one of ${INTERACTIONS.join(', ')}`,
  );
  checkInteraction(faults, definition, path);
}

function checkInteraction(faults: Faults, definition: Fields, path: Path): void {
  const given = ['correctResponsesPattern', ...COMPONENTS].filter((name) => definition[name] !== undefined);
  if (given.length > 0 && definition.interactionType === undefined) {
    faults.say([...path, 'interactionType'], `is missing: ${given[0]} belongs to an interaction`);
  }
  if (definition.correctResponsesPattern !== undefined) {
    faults.each(definition.correctResponsesPattern, [...path, 'correctResponsesPattern'], (item, at) => {
      if (typeof item !== 'string') faults.say(at, 'must be text');
    });
  }
  for (const name of COMPONENTS) {
    if (definition[name] === undefined) continue;
    const ids = new Set<unknown>();
    faults.each(definition[name], [...path, name], (item, at) => {
      const component = faults.object(item, at, ['id', 'description']);
      if (!component) return;
      faults.needed(component, 'id', at);
      faults.text(component, 'id', at);
      if (ids.has(component.id)) faults.say([...at, 'id'], 'is there twice');
      ids.add(component.id);
      faults.languageMap(component, 'description', at);
    });
  }
}
