import type { z } from 'zod';
import { endOfDay } from '../../domain/calendar.ts';
import { reject } from '../../domain/draft.ts';
import type { TextRef } from '../../domain/state.ts';
import { type Birth, type BirthResult, bear } from '../../store/births.ts';
import { readEnrolmentView } from '../../store/enrolmentView.ts';
import { saveText } from '../../store/personalText.ts';
import { resolveRequest } from '../../store/requestTargets.ts';
import { inTransaction } from '../../store/tx.ts';
import type { AppDeps } from '../deps.ts';
import type { Authority } from '../http/authority.ts';
import { actorOf, type Client } from '../http/caller.ts';
import { sourceFor } from '../http/enrolling.ts';
import { refused } from '../http/failures.ts';
import { type FieldError, invalidInput, notFound } from '../http/problems.ts';
import type { Reply } from '../http/route.ts';
import type { newEnrolment } from '../schemas/enrolments.ts';
import { erased } from './personRequests.ts';
import { shownEnrolment } from './shownEnrolment.ts';

type Request = z.output<typeof newEnrolment>;

/**
 * Births one enrolment, or answers with the live one (R1).
 * @param id the enrolment's id, should it be born: a repeat finds it by this
 */
export async function requestEnrolment(
  deps: AppDeps,
  request: Request,
  client: Client,
  may: Authority,
  id: string,
): Promise<Reply> {
  const { sql, clock } = deps;
  const { userId, userErased, timezone, activityId } = await resolveRequest(sql, request.user, request.activity);
  if (!userId || !activityId) throw unknown(userId, activityId);
  if (userErased) throw erased();
  const deadline = deadlineOf(request, timezone ?? 'UTC', clock.now());
  const { obligation, role, sessions } = request;
  const given = { deadline: request.deadline !== null, note: request.note !== null, source: request.source };
  const about = { userId, activityId };
  const source = await sourceFor(deps, { client, may }, about, { obligation, role, ...given }, 'enrolments:manage');
  const asked = { id, commandId: id, userId, activityId, obligation, source, role, deadline, sessions };
  const result = await birth(deps, { ...asked, actor: actorOf(client) }, request);
  if (result.kind === 'refused') throw refused(result.rejection);
  const view = await readEnrolmentView(sql, result.enrolmentId);
  if (!view) throw notFound('enrolment');
  const existing = result.kind === 'live';
  const reply = await shownEnrolment(deps, view, client, may);
  return {
    ...reply,
    status: existing ? 200 : 201,
    body: { ...(reply.body as object), existing },
    headers: { ...reply.headers, ...(existing ? {} : { Location: `/v1/enrolments/${result.enrolmentId}` }) },
  };
}

class NothingWritten extends Error {
  readonly result: BirthResult;

  constructor(result: BirthResult) {
    super('nothing to keep');
    this.result = result;
  }
}

/** In one transaction with the words that go with it; those of a request that led to nothing are not kept. */
async function birth(
  { sql, clock }: AppDeps,
  asked: Omit<Birth, 'note' | 'reason'>,
  { note, reason }: Request,
): Promise<BirthResult> {
  try {
    return await inTransaction(sql, async (tx) => {
      const kept = async (words: string | null): Promise<TextRef | null> =>
        words === null ? null : saveText(tx, asked.userId, words, clock.now());
      const [result] = await bear(tx, [{ ...asked, note: await kept(note), reason: await kept(reason) }], clock);
      if (!result) throw new Error('a birth without a result');
      if (result.kind === 'born') return result;
      throw new NothingWritten(result);
    });
  } catch (error) {
    if (error instanceof NothingWritten) return error.result;
    throw error;
  }
}

function unknown(userId: string | null, activityId: string | null) {
  const errors: FieldError[] = [];
  if (!userId)
    errors.push({ pointer: '#/user', detail: 'is nobody known: give an id, external id, username or e-mail address' });
  if (!activityId) errors.push({ pointer: '#/activity', detail: 'is no activity known: give an id or code' });
  return invalidInput(...errors);
}

/** The deadline that was asked for, which must lie ahead. */
function deadlineOf({ deadline }: Request, timezone: string, now: string): Birth['deadline'] {
  if (deadline === null) return null;
  const at = 'at' in deadline ? deadline.at : endOfDay(deadline.localDate, deadline.timezone ?? timezone);
  if (at <= now) throw refused(reject('deadline-in-past', 'the deadline must lie ahead', null));
  if ('at' in deadline) return deadline;
  const { localDate, timezone: zone } = deadline;
  return zone === undefined ? { localDate } : { localDate, timezone: zone };
}
