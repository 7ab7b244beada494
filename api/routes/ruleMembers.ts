import { z } from 'zod';
import { liftExclusion } from '../../store/ruleExclusions.ts';
import {
  listMemberEvents,
  listRuleMembers,
  type MemberEventRow,
  type MemberRow,
  recentMemberEvents,
} from '../../store/ruleMembers.ts';
import type { AppDeps } from '../deps.ts';
import { idKey, listOf, page, pageTogether } from '../http/list.ts';
import { people } from '../http/people.ts';
import { notFound, Problem } from '../http/problems.ts';
import { ok, type Reply, type Route, route } from '../http/route.ts';
import { presentMemberEvent, presentRuleMember } from '../presenters/rules.ts';
import { pageOnly } from '../schemas/audiences.ts';
import { text } from '../schemas/common.ts';
import { liftBody, memberEvent, ruleMember, ruleMemberQuery } from '../schemas/rules.ts';
import { knownUser, namedUser } from './personRequests.ts';
import { knownRule } from './ruleFields.ts';
import { ruleParam } from './rules.ts';

const TAG = 'Rules';

const memberParam = z.object({
  ...ruleParam.shape,
  user: text(320).meta({ description: 'Id, external id, username or e-mail address.' }),
});

/** Who is in a rule, what became of it, and whom it leaves out. */
export function ruleMemberRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;

  async function shown(ruleId: string, userId: string): Promise<Reply> {
    const [row] = await listRuleMembers(sql, ruleId, clock.now(), { userId }, null, 1);
    if (!row) throw notFound('member');
    const events = await recentMemberEvents(sql, ruleId, [userId]);
    return { status: 200, body: presentRuleMember(row, events.get(userId) ?? []), about: userId };
  }

  return [
    route({
      method: 'get',
      path: '/v1/rules/{id}/members',
      operationId: 'listRuleMembers',
      tag: TAG,
      summary: 'The people of a rule',
      description:
        'Who is in it, with the conditions that hold and what became of it; who was, and who is left out as somebody removed them by hand (R33).',
      access: 'read',
      people: people('rules:view'),
      params: ruleParam,
      query: ruleMemberQuery,
      answers: { 200: { description: 'A page.', schema: listOf(ruleMember).meta({ id: 'RuleMemberList' }) } },
      handle: async ({ params, query }) => {
        const { id } = await knownRule(deps, params.id);
        const userId = query.user === undefined ? undefined : await namedUser(deps, query.user, '?user');
        const list = {
          name: `rule-members/${id}`,
          key: idKey,
          keyOf: (row: MemberRow) => ({ id: row.id }),
          read: (after: { id: string } | null, limit: number) =>
            listRuleMembers(sql, id, clock.now(), { state: query.state, userId }, after, limit),
        };
        return ok(
          await pageTogether(list, query, async (rows) => {
            const ids = rows.map((row) => row.id);
            const events = await recentMemberEvents(sql, id, ids);
            return rows.map((row) => presentRuleMember(row, events.get(row.id) ?? []));
          }),
        );
      },
    }),
    route({
      method: 'get',
      path: '/v1/rules/{id}/members/{user}/history',
      operationId: 'getRuleMemberHistory',
      tag: TAG,
      summary: 'What a rule did about somebody',
      description:
        'Each time that it was another thing, in order: with the conditions that held, and what became of it.',
      access: 'read',
      people: people('rules:view'),
      params: memberParam,
      query: pageOnly,
      answers: { 200: { description: 'A page.', schema: listOf(memberEvent).meta({ id: 'RuleMemberEventList' }) } },
      handle: async ({ params, query }) => {
        const [{ id }, userId] = await Promise.all([knownRule(deps, params.id), knownUser(deps, params.user)]);
        const list = {
          name: `rule-member-history/${id}/${userId}`,
          key: z.object({ seq: z.int() }),
          keyOf: ({ seq }: MemberEventRow) => ({ seq }),
          read: (after: { seq: number } | null, limit: number) => listMemberEvents(sql, id, userId, after, limit),
        };
        return ok(await page(list, query, presentMemberEvent));
      },
    }),
    route({
      method: 'post',
      path: '/v1/rules/{id}/members/{user}/lift',
      operationId: 'liftRuleExclusion',
      tag: TAG,
      summary: 'Let a rule add somebody again whom it leaves out',
      description:
        'Somebody had removed the person by hand, and so the rule left them out (R33). From now on it treats them like everybody, and looks at them at once.',
      access: 'write',
      people: people('rules:edit'),
      params: memberParam,
      body: liftBody,
      answers: { 200: { description: 'The member after it.', schema: ruleMember } },
      refusals: [409],
      handle: async ({ params, body, client, commandId }) => {
        const [{ id }, userId] = await Promise.all([knownRule(deps, params.id), knownUser(deps, params.user)]);
        const actor = { kind: 'client', id: client.id, onBehalfOf: null } as const;
        const said = { actor, commandId, reason: body.reason };
        const result = await liftExclusion(sql, id, userId, said, clock.now());
        if (result === 'missing') throw notFound('member');
        if (result === 'not-excluded')
          throw new Problem('not-excluded', 'nobody removed the person by hand since they were in it');
        return shown(id, userId);
      },
    }),
  ];
}
