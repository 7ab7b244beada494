import { z } from 'zod';
import { CommandRefused, NoSuchEnrolment } from '../../dispatch/dispatcher.ts';
import type { Instant } from '../../domain/words.ts';
import { readAddressed } from '../../store/enrolments.ts';
import { resolvePerson } from '../../store/people.ts';
import { saveText } from '../../store/personalText.ts';
import { enrolmentInSession, type RosterRow, readRoster } from '../../store/roster.ts';
import { readSession, type SessionRow } from '../../store/sessions.ts';
import type { AppDeps } from '../deps.ts';
import type { Authority } from '../http/authority.ts';
import { actorOf, type Client } from '../http/caller.ts';
import { listOf, listReply, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { expectAttendance } from '../http/permissions.ts';
import { notFound, Problem } from '../http/problems.ts';
import { ok, type Route, route } from '../http/route.ts';
import { presentRosterEntry, rosterColumns } from '../presenters/sessions.ts';
import { idParam } from '../schemas/common.ts';
import { attendanceList, attendanceOutcomes, rosterEntry } from '../schemas/sessions.ts';

const TAG = 'Sessions';
type Said = z.output<typeof attendanceList>['attendances'][number];
type Outcome = z.output<typeof attendanceOutcomes>['outcomes'][number];
const AT_ONCE = 8;

/** Who is in a session, and how they attended it. */
export function attendanceRoutes(deps: AppDeps): Route[] {
  const { sql, clock, dispatch } = deps;

  async function record(
    session: SessionRow,
    said: Said,
    { client, may }: { readonly client: Client; readonly may: Authority },
    commandId: string,
  ): Promise<Outcome> {
    const enrolmentId = said.enrolment ?? (await enrolmentOf(session.id, said.user ?? ''));
    const refused = (code: string, detail: string): Outcome => ({
      enrolmentId,
      outcome: 'rejected',
      status: null,
      code,
      detail,
    });
    if (!enrolmentId) return refused('unknown-session', 'nobody known by this name has a seat in this session');
    const target = await readAddressed(sql, enrolmentId, commandId);
    if (!target) return refused('not-found', 'there is no such enrolment');
    try {
      await expectAttendance(deps, may, enrolmentId, session.id);
    } catch (error) {
      if (error instanceof Problem) return refused('forbidden', error.message);
      throw error;
    }
    const now = clock.now();
    if (said.at !== null && said.at > now) return refused('invalid-input', 'at must not lie in the future');
    const reason = said.reason === null ? null : await saveText(sql, target.loaded.state.userId, said.reason, now);
    const command = {
      type: 'attendance',
      session: session.id,
      attendance: said.attendance,
      actor: actorOf(client),
      reason,
      happenedAt: said.at ?? endOf(session, now),
    } as const;
    try {
      const answer = await dispatch.send(enrolmentId, command, { commandId, addressed: target });
      const after = await readAddressed(sql, enrolmentId, commandId);
      const status = after?.loaded.state.status ?? null;
      return { enrolmentId, outcome: answer.changed ? 'recorded' : 'unchanged', status, code: null, detail: null };
    } catch (error) {
      if (error instanceof CommandRefused)
        return { ...refused(error.rejection.rejected, error.rejection.detail), status: error.rejection.status };
      if (error instanceof NoSuchEnrolment) return refused('not-found', 'there is no such enrolment');
      throw error;
    }
  }

  async function enrolmentOf(sessionId: string, user: string): Promise<string | null> {
    const userId = await resolvePerson(sql, user);
    return userId ? enrolmentInSession(sql, sessionId, userId) : null;
  }

  return [
    route({
      method: 'get',
      path: '/v1/sessions/{id}/roster',
      operationId: 'getRoster',
      tag: TAG,
      summary: 'The roster of a session',
      description: 'Who has a seat or waits for one, and how they attended. As `text/csv` the whole list.',
      access: 'read',
      people: people('sessions:view_roster', 'roster'),
      params: idParam,
      query: z.strictObject(pageQuery),
      answers: {
        200: { description: 'A page.', schema: listOf(rosterEntry).meta({ id: 'Roster' }), also: ['text/csv'] },
      },
      handle: async (input) => {
        const { id } = input.params;
        if (!(await readSession(sql, id))) throw notFound('session');
        const list = {
          name: 'roster',
          key: z.object({ enrolmentId: z.uuid() }),
          keyOf: ({ enrolmentId }: RosterRow) => ({ enrolmentId }),
          read: (after: { enrolmentId: string } | null, limit: number) =>
            readRoster(sql, id, after, limit, input.may.reach('sessions:view_roster')),
          columns: rosterColumns,
        };
        return listReply(input, list, presentRosterEntry);
      },
    }),
    route({
      method: 'post',
      path: '/v1/sessions/{id}/attendance',
      operationId: 'recordAttendance',
      tag: TAG,
      summary: 'Record how a session was attended',
      description:
        'One by one or as a list, each with its own outcome: a refused one stops no other. It can be corrected, and the history keeps what was said before. Who has attended all of their sessions has completed the event.',
      access: 'write',
      people: people('sessions:mark_attendance', 'session'),
      params: idParam,
      body: attendanceList,
      answers: { 200: { description: 'What became of each, in their order.', schema: attendanceOutcomes } },
      handle: async ({ params, body, client, may, commandId }) => {
        const session = await readSession(sql, params.id);
        if (!session) throw notFound('session');
        const outcomes: Outcome[] = [];
        const queue = body.attendances.entries();
        await Promise.all(
          Array.from({ length: AT_ONCE }, async () => {
            for (const [index, said] of queue) {
              outcomes[index] = await record(session, said, { client, may }, ownId(commandId, index));
            }
          }),
        );
        return ok({ outcomes });
      },
    }),
  ];
}

/** When it happened, if nobody says: at the end of the session, once that has come (R24). */
export function endOf({ endsAt }: { endsAt: Instant }, now: Instant): Instant | null {
  return endsAt <= now ? endsAt : null;
}

/** Each of a list has its own command id, the same when the list is sent again. */
function ownId(commandId: string, index: number): string {
  return `${commandId}/${index}`;
}
