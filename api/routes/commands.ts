import { CommandRefused } from '../../dispatch/errors.ts';
import { planForDate, planForInstant } from '../../domain/calendar.ts';
import type { PublicCommand } from '../../domain/commands.ts';
import { COMMAND_PERMISSIONS } from '../../domain/permissions/commands.ts';
import { possible } from '../../domain/possible.ts';
import { keepZone } from '../../domain/replanning.ts';
import { placeIn } from '../../domain/sessions.ts';
import type { DeadlinePlan, TextRef } from '../../domain/state.ts';
import { type Addressed, loadEnrolment, readAddressed } from '../../store/enrolments.ts';
import { readEnrolmentView } from '../../store/enrolmentView.ts';
import { saveText } from '../../store/personalText.ts';
import type { AppDeps } from '../deps.ts';
import type { Authority } from '../http/authority.ts';
import { actorOf, type Client } from '../http/caller.ts';
import { expectVersion, ifMatch } from '../http/conditional.ts';
import { refused } from '../http/failures.ts';
import { people } from '../http/people.ts';
import { expectAttendance } from '../http/permissions.ts';
import { changedMeanwhile, invalidInput, notFound } from '../http/problems.ts';
import { type Reply, type Route, route } from '../http/route.ts';
import { type CommandBody, commandBody } from '../schemas/commands.ts';
import { idParam } from '../schemas/common.ts';
import { type DeadlineInput, enrolment } from '../schemas/enrolments.ts';
import { toAchieveCommand } from './achieveCommands.ts';
import { endOf } from './attendance.ts';
import { erased } from './personRequests.ts';
import { seenBy, shownEnrolment } from './shownEnrolment.ts';

/** What one does with an enrolment. */
export function commandRoutes(deps: AppDeps): Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/enrolments/{id}/commands',
      operationId: 'commandEnrolment',
      tag: 'Enrolments',
      summary: 'Command an enrolment',
      description:
        'Answers with the enrolment after it, when it is stored; after a reset with the attempt that it began. A refused command is 409, with the present status and what is possible now. 503: the outcome is not known within 10 s; repeat with the same Idempotency-Key.',
      access: 'write',
      people: people({ each: COMMAND_PERMISSIONS, override: 'enrolments:manage' }, 'enrolment'),
      params: idParam,
      body: commandBody,
      ifMatch: true,
      answers: {
        200: {
          description: 'The enrolment after it.',
          schema: enrolment,
          headers: { ETag: 'The version.', Location: 'After a reset: where the next attempt is.' },
        },
      },
      refusals: [409],
      handle: ({ params, body, client, may, commandId, header }) =>
        command(deps, params.id, body, { client, may, commandId }, header('if-match')),
    }),
  ];
}

async function command(
  deps: AppDeps,
  id: string,
  body: CommandBody,
  { client, may, commandId }: { client: Client; may: Authority; commandId: string },
  match: string | undefined,
): Promise<Reply> {
  const { sql, clock, dispatch } = deps;
  const expected = ifMatch(match);
  const target = await readAddressed(sql, id, commandId);
  if (!target) throw notFound('enrolment');
  if (body.command === 'attendance') await expectAttendance(deps, may, id, body.session);
  const { version } = target.loaded.stamp;
  // A repeat of what was done already does not meet the version it began with, and must not.
  if (!target.known) {
    if (target.erased) throw erased();
    expectVersion(version, expected);
    if (body.at !== null && body.at > clock.now())
      throw invalidInput({ pointer: '#/at', detail: 'must not lie in the future' });
  }
  try {
    const only = target.known || !expected ? {} : { only: expected };
    await dispatch.send(id, await toCommand(deps, body, target, client, commandId), {
      commandId,
      addressed: target,
      ...only,
    });
  } catch (error) {
    if (error instanceof CommandRefused && error.rejection.rejected === 'changed-meanwhile') {
      throw changedMeanwhile((await loadEnrolment(sql, id))?.stamp.version ?? version);
    }
    throw error instanceof CommandRefused ? await withPossible(deps, id, error, { client, may }) : error;
  }
  // A reset is answered with the attempt that it began.
  const shown = body.command === 'reset' ? commandId : id;
  const view = await readEnrolmentView(sql, shown);
  if (!view) throw notFound('enrolment');
  const reply = await shownEnrolment(deps, view, client, may);
  return shown === id ? reply : { ...reply, headers: { ...reply.headers, Location: `/v1/enrolments/${shown}` } };
}

/** The command as the domain knows it: words are stored first and go by reference (R35), deadlines are computed (R19). */
async function toCommand(
  deps: AppDeps,
  body: CommandBody,
  target: Addressed,
  client: Client,
  commandId: string,
): Promise<PublicCommand> {
  const { sql, clock } = deps;
  const kept = async (words: string | null): Promise<TextRef | null> =>
    words === null ? null : saveText(sql, target.loaded.state.userId, words, clock.now());
  const said = {
    actor: actorOf(client),
    reason: await kept(body.reason),
    happenedAt: body.at,
  } as const;
  switch (body.command) {
    case 'approve':
    case 'decline':
      return {
        type: body.command,
        ...said,
        ...(body.taskId === undefined ? {} : { taskId: body.taskId }),
        // Whom it has moved on from meanwhile does not decide any more (R2).
        ...(client.person && target.loaded.state.task && { assignment: target.loaded.state.task.assignment }),
      };
    case 'accept':
      return { type: body.command, ...said, ...(body.session && { session: body.session }) };
    case 'reset':
      return { type: body.command, ...said, nextId: commandId, policy: body.policy };
    case 'progress':
      return {
        type: body.command,
        ...said,
        percent: body.percent,
        ...(body.part !== undefined && { part: body.part }),
      };
    case 'try':
    case 'grant-try':
    case 'acknowledge':
    case 'sign-off':
    case 'submit-evidence':
    case 'accept-evidence':
    case 'reject-evidence':
    case 'adopt-rule':
      return toAchieveCommand(deps, body, target.loaded.state, said, commandId);
    case 'rank':
      return { type: body.command, ...said, rank: body.rank, ...(body.session && { session: body.session }) };
    case 'choose-sessions':
      return { type: body.command, ...said, sessions: body.sessions, override: body.override };
    case 'change-session':
      return {
        type: body.command,
        ...said,
        from: body.from ?? onlySession(target),
        to: body.to,
        override: body.override,
      };
    case 'leave-session':
      return { type: body.command, ...said, session: body.session, override: body.override };
    case 'attendance': {
      const place = placeIn(target.loaded.state, body.session);
      const happenedAt = body.at ?? (place ? endOf(place.session, clock.now()) : null);
      return { type: body.command, ...said, happenedAt, session: body.session, attendance: body.attendance };
    }
    case 'set-deadline':
      return { type: body.command, ...said, deadline: body.deadline && planOf(body.deadline, target) };
    case 'set-access':
      return { type: body.command, ...said, until: body.until && planOf(body.until, target).deadline };
    case 'set-status':
      return { type: body.command, ...said, status: body.status };
    case 'grade':
      return { type: body.command, ...said, text: await kept(body.grade) };
    case 'feedback':
      return { type: body.command, ...said, text: await kept(body.feedback) };
    case 'note':
      return { type: body.command, ...said, text: await kept(body.note) };
    default:
      return { type: body.command, ...said };
  }
}

/** The session that is left, where only one can be meant: what is only waited for in exchange is not. */
function onlySession({ loaded: { state } }: Addressed): string {
  const [only, ...others] = state.sessions.filter(({ replaces }) => replaces === null);
  if (!only || others.length > 0)
    throw invalidInput({ pointer: '#/from', detail: 'is missing: it must say which session is left' });
  return only.session.id;
}

function planOf(deadline: DeadlineInput, { timezone, loaded }: Addressed): DeadlinePlan {
  const { rules } = loaded.state.policy;
  if ('at' in deadline) return planForInstant(deadline.at, timezone, 'by-hand', rules);
  const { localDate, timezone: zone } = deadline;
  return keepZone(planForDate(localDate, zone ?? timezone, 'by-hand', rules), zone !== undefined);
}

/** The refusal, with what is possible now, and theirs to do. */
export async function withPossible(
  deps: AppDeps,
  id: string,
  { rejection }: CommandRefused,
  { client, may }: { readonly client: Client; readonly may: Authority },
) {
  const loaded = await loadEnrolment(deps.sql, id);
  if (!loaded) return refused(rejection);
  const seen = (await seenBy(deps, client, may, [id]))(loaded);
  const theirs = possible(loaded.state, deps.clock.now()).filter(seen.may);
  return refused({ ...rejection, status: loaded.state.status }, theirs);
}
