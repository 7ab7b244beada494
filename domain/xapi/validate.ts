import { checkActor } from './actors.ts';
import { checkContext } from './context.ts';
import { type Fault, Faults, type Fields, isObject, type Path } from './faults.ts';
import { isIsoDuration, toInstant } from './forms.ts';
import { VOIDED } from './meaning.ts';
import { checkObject } from './objects.ts';
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
