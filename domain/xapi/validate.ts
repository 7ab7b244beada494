import { checkActor, checkAgent, checkGroup } from './actors.ts';
import { type Fault, Faults, type Fields, isObject, type Path } from './faults.ts';
import { isIri, isIsoDuration, isLanguageTag, toInstant } from './forms.ts';
import { VOIDED } from './meaning.ts';
import { checkActivity, checkObject, checkReference } from './objects.ts';
import { type XapiVersion, zonedIn } from './versions.ts';

const STATEMENT = [
  'id',
  'actor',
  'verb',
  'object',
  'result',
  'context',
  'timestamp',
  'stored',
  'authority',
  'version',
  'attachments',
];
/** What belongs to the statement itself, and not to one inside of another. */
const OUTER = ['id', 'stored', 'authority', 'version'];
const INNER = ['objectType', ...STATEMENT.filter((name) => !OUTER.includes(name))];
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
const ATTACHMENT = ['usageType', 'display', 'description', 'contentType', 'length', 'sha2', 'fileUrl'];

/**
 * What is to be mended in a statement, by the rules of the xAPI that the request speaks; nothing when it is sound.
 * Paths begin at the statement.
 */
export function faultsOf(value: unknown, version: XapiVersion): Fault[] {
  const faults = new Faults();
  const statement = faults.object(value, [], STATEMENT);
  if (!statement) return faults.found;
  faults.uuid(statement, 'id', []);
  checkTimestamp(faults, statement, 'stored', [], version);
  if (statement.authority !== undefined) checkAuthority(faults, statement.authority);
  const fits = version === '1.0.3' ? /^1\.0(\.\d+)?$/ : /^(1\.0|2\.0)(\.\d+)?$/;
  faults.text(statement, 'version', [], (text) => fits.test(text), version === '1.0.3' ? '1.0.x' : '1.0.x or 2.0.x');
  checkCore(faults, statement, [], version);
  const about = statement.object;
  if (isObject(about) && about.objectType === 'SubStatement') {
    const inner = faults.object(about, ['object'], INNER);
    if (inner && isObject(inner.object) && inner.object.objectType === 'SubStatement') {
      faults.say(['object', 'object', 'objectType'], 'must not be SubStatement inside of one');
    } else if (inner) {
      checkCore(faults, inner, ['object'], version);
      checkObject(faults, inner.object, ['object', 'object']);
    }
  } else if (about !== undefined) checkObject(faults, about, ['object']);
  if (isObject(statement.verb) && statement.verb.id === VOIDED && !isReference(about)) {
    faults.say(['object'], 'must be a StatementRef: it names the statement that is voided');
  }
  return faults.found;
}

function isReference(value: unknown): boolean {
  return isObject(value) && value.objectType === 'StatementRef';
}

/** What a statement and one inside of another have in common, but for the object. */
function checkCore(faults: Faults, statement: Fields, path: Path, version: XapiVersion): void {
  if (faults.needed(statement, 'actor', path)) checkActor(faults, statement.actor, [...path, 'actor']);
  if (faults.needed(statement, 'verb', path)) checkVerb(faults, statement.verb, [...path, 'verb']);
  faults.needed(statement, 'object', path);
  if (statement.result !== undefined) checkResult(faults, statement.result, [...path, 'result']);
  if (statement.context !== undefined) {
    checkContext(faults, statement.context, [...path, 'context'], statement.object, version);
  }
  checkTimestamp(faults, statement, 'timestamp', path, version);
  if (statement.attachments !== undefined) {
    faults.each(statement.attachments, [...path, 'attachments'], (item, at) => checkAttachment(faults, item, at));
  }
}

function checkVerb(faults: Faults, value: unknown, path: Path): void {
  const verb = faults.object(value, path, ['id', 'display']);
  if (!verb) return;
  if (faults.needed(verb, 'id', path)) faults.iri(verb, 'id', path);
  faults.languageMap(verb, 'display', path);
}

function checkTimestamp(faults: Faults, object: Fields, name: string, path: Path, version: XapiVersion): void {
  const zoned = zonedIn(version);
  const mustBe = zoned
    ? 'a timestamp as RFC 3339, such as 2026-03-31T22:00:00Z'
    : 'an ISO 8601 timestamp, such as 2026-03-31T22:00:00Z';
  faults.text(object, name, path, (text) => toInstant(text, zoned) !== null, mustBe);
}

/** As it was sent: an agent, or a group of two (OAuth). It is set anew by who receives it. */
function checkAuthority(faults: Faults, value: unknown): void {
  checkActor(faults, value, ['authority']);
  if (!isObject(value) || value.objectType !== 'Group') return;
  if (!Array.isArray(value.member) || value.member.length !== 2) {
    faults.say(['authority', 'member'], 'must be two agents');
  }
}

function checkResult(faults: Faults, value: unknown, path: Path): void {
  const known = ['score', 'success', 'completion', 'response', 'duration', 'extensions'];
  const result = faults.object(value, path, known);
  if (!result) return;
  faults.flag(result, 'success', path);
  faults.flag(result, 'completion', path);
  faults.text(result, 'response', path);
  faults.text(result, 'duration', path, isIsoDuration, 'an ISO 8601 duration, such as PT1H30M');
  faults.extensions(result, path);
  if (result.score === undefined) return;
  const at = [...path, 'score'];
  const score = faults.object(result.score, at, ['scaled', 'raw', 'min', 'max']);
  if (!score) return;
  const scaled = faults.number(score, 'scaled', at);
  if (scaled !== null && (scaled < -1 || scaled > 1)) faults.say([...at, 'scaled'], 'must be from -1 to 1');
  const raw = faults.number(score, 'raw', at);
  const min = faults.number(score, 'min', at);
  const max = faults.number(score, 'max', at);
  if (min !== null && max !== null && min >= max) faults.say([...at, 'min'], 'must be below max');
  if (raw !== null && min !== null && raw < min) faults.say([...at, 'raw'], 'must not be below min');
  if (raw !== null && max !== null && raw > max) faults.say([...at, 'raw'], 'must not be above max');
}

function checkContext(faults: Faults, value: unknown, path: Path, about: unknown, version: XapiVersion): void {
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

/** Files are taken by their address only. */
function checkAttachment(faults: Faults, value: unknown, path: Path): void {
  const attachment = faults.object(value, path, ATTACHMENT);
  if (!attachment) return;
  for (const name of ['usageType', 'display', 'contentType', 'length', 'sha2']) faults.needed(attachment, name, path);
  faults.iri(attachment, 'usageType', path);
  faults.languageMap(attachment, 'display', path);
  faults.languageMap(attachment, 'description', path);
  faults.text(attachment, 'contentType', path, (type) => /^[^\s/]+\/\S+/.test(type), 'a media type');
  const length = faults.number(attachment, 'length', path);
  if (length !== null && !(Number.isInteger(length) && length >= 0)) {
    faults.say([...path, 'length'], 'must be a whole number of bytes');
  }
  faults.text(attachment, 'sha2', path, (sum) => /^[0-9a-f]{56,128}$/i.test(sum), 'a SHA-2 in hexadecimal digits');
  if (attachment.fileUrl === undefined) {
    faults.say([...path, 'fileUrl'], 'is missing: files themselves are not taken in here, only where they lie');
  }
  faults.iri(attachment, 'fileUrl', path);
}
