import { RECORD_REFUSALS, type RecordRefusal } from '../../domain/records/change.ts';
import { resolveActivity } from '../../store/catalogue.ts';
import { isErased } from '../../store/erasures.ts';
import { readPlan } from '../../store/learningPlans.ts';
import { resolvePerson } from '../../store/people.ts';
import type { RecordAsk, RecordResult } from '../../store/recordCommands.ts';
import { commandRecord } from '../../store/recordCommands.ts';
import { type RecordFilter, type RecordRow, readRecord } from '../../store/records.ts';
import type { AppDeps } from '../deps.ts';
import { type Caller, seesRestricted } from '../http/authority.ts';
import { actorOf } from '../http/caller.ts';
import { ifMatch } from '../http/conditional.ts';
import { changedMeanwhile, invalidInput, notFound, Problem } from '../http/problems.ts';
import { etag, type Reply } from '../http/route.ts';
import { presentRecord } from '../presenters/records.ts';
import type { RecordFilterInput } from '../schemas/records.ts';
import { erased } from './personRequests.ts';

/** The record in the path, whatever became of it; what is restricted only for who sees that (R35). @throws Problem 404 */
export async function knownRecord(
  { sql, clock }: AppDeps,
  caller: Caller,
  id: string,
  asOf: string | null = null,
): Promise<RecordRow> {
  const row = await readRecord(sql, id, { now: clock.now(), asOf }, seesRestricted(caller));
  if (!row) throw notFound(asOf === null ? 'training record' : 'training record at that instant');
  return row;
}

/** A record that is to be changed; of who was erased none is (R35). @throws Problem 404, 409 */
export async function changeableRecord(deps: AppDeps, caller: Caller, id: string): Promise<RecordRow> {
  const row = await knownRecord(deps, caller, id);
  if (await isErased(deps.sql, row.userId)) throw erased();
  return row;
}

/** One record, with its version. */
export async function shownRecord(
  deps: AppDeps,
  caller: Caller,
  id: string,
  status = 200,
  asOf: string | null = null,
): Promise<Reply> {
  const row = await knownRecord(deps, caller, id, asOf);
  const location = status === 201 ? { Location: `/v1/training-records/${id}` } : {};
  return { status, body: presentRecord(row), headers: { ETag: etag(row.version), ...location }, about: row.userId };
}

/** The id of what a record counts for. @throws Problem 400 */
export async function namedObject({ sql }: AppDeps, ref: string): Promise<string> {
  const id = (await resolveActivity(sql, ref)) ?? (await readPlan(sql, ref))?.id;
  if (!id)
    throw invalidInput({ pointer: '#/object', detail: 'is no activity and no learning plan: give an id or code' });
  return id;
}

/** How a list is to be chosen, of what who asks may see; null: there can be nobody in it. */
export async function filterOf(
  { sql }: AppDeps,
  query: RecordFilterInput,
  caller: Caller,
): Promise<RecordFilter | null> {
  const { user, enrolment, asOf, ...filter } = query;
  if (asOf && filter.validity)
    throw invalidInput({ pointer: '?validity', detail: 'says how records stand now: leave out asOf' });
  const userId = user === undefined ? undefined : await resolvePerson(sql, user);
  const seen = { reached: caller.may.reach('records:view'), restricted: seesRestricted(caller) };
  return userId === null ? null : { ...filter, ...seen, userId, enrolmentId: enrolment };
}

/** Carries out what is asked of one record, and shows it. @throws Problem */
export async function tellRecord(
  deps: AppDeps,
  { id, command, reason }: Pick<RecordAsk, 'id' | 'command' | 'reason'>,
  caller: Caller,
  commandId: string | null,
  match: string | undefined,
): Promise<Reply> {
  await changeableRecord(deps, caller, id);
  const ask = { id, command, reason, actor: actorOf(caller.client), commandId, expected: ifMatch(match) };
  expectRecord(await commandRecord(deps.sql, ask, deps.clock));
  return shownRecord(deps, caller, id);
}

/** Refusals that say what of the request to mend. */
const FIELDS: Partial<Record<RecordRefusal, string>> = {
  'expires-before-completion': '#/expiresAt',
  'completed-in-future': '#/completionDate',
};

/** @throws Problem for whatever is not done */
export function expectRecord(result: RecordResult): void {
  if (result.kind === 'done') return;
  if (result.kind === 'missing') throw notFound('training record');
  if (result.kind === 'version') throw changedMeanwhile(result.version);
  const { why } = result;
  const detail = RECORD_REFUSALS[why];
  if (why === 'expires-before-completion' || why === 'completed-in-future')
    throw invalidInput({ pointer: FIELDS[why] ?? '#', detail: `does not fit: ${lowered(detail)}` });
  throw new Problem(why, lowered(detail));
}

const lowered = (sentence: string) => `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
