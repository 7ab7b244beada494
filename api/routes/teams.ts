import type { z } from 'zod';
import type { TeamMove } from '../../domain/people/team.ts';
import type { PersonSaid } from '../../store/changePeople.ts';
import { resolvePerson } from '../../store/people.ts';
import { allowTeamBuilding, moveInTeam, type TeamResult, teamBuildingAllowed } from '../../store/teams.ts';
import type { AppDeps } from '../deps.ts';
import { actorOf } from '../http/caller.ts';
import { people } from '../http/people.ts';
import { invalidInput } from '../http/problems.ts';
import { ok, type Route, route } from '../http/route.ts';
import { teamBuilding, teamChange, teamOutcomes } from '../schemas/teams.ts';
import { knownUser, saidBy, userParam } from './personRequests.ts';

const TAG = 'Users';

/** Who is in whose team, by administrators and, where they allow it, by the managers themselves. */
export function teamRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;

  async function one(managerId: string, ref: string, move: TeamMove, said: PersonSaid) {
    const user = await resolvePerson(sql, ref);
    if (!user) return { ref, user, outcome: 'refused', code: 'unknown' };
    const result = await moveInTeam(sql, managerId, user, move, clock, said);
    return { ref, user, ...outcomeOf(result, move) };
  }

  return [
    route({
      method: 'post',
      path: '/v1/users/{id}/team',
      operationId: 'changeTeam',
      tag: TAG,
      summary: 'Build a team',
      description:
        'Gives people this manager, or takes this manager away from them; open approvals move (R2). Each has an outcome of its own.',
      access: 'write',
      people: people('people:build_team', 'user'),
      params: userParam,
      body: teamChange,
      answers: { 200: { description: 'What became of each, in their order.', schema: teamOutcomes } },
      handle: async ({ params, body, client, may, commandId }) => {
        const managerId = await knownUser(deps, params.id);
        const all = may.reach('people:build_team') === 'all';
        const given = await saidBy(deps, client, body, commandId);
        // One’s own team, where one may not build every team: it is asked whether managers may.
        const said = all ? given : { ...given, actor: actorOf(client, managerId) };
        if (said.actor.onBehalfOf !== null && said.actor.onBehalfOf !== managerId)
          throw invalidInput({ pointer: '#/by', detail: 'must be this manager, or be left out' });
        const twice = body.add.findIndex((ref) => body.remove.includes(ref));
        if (twice >= 0) throw invalidInput({ pointer: `#/add/${twice}`, detail: 'is named to go as well' });
        const items: unknown[] = [];
        for (const ref of body.remove) items.push(await one(managerId, ref, 'remove', said));
        for (const ref of body.add) items.push(await one(managerId, ref, 'add', said));
        return ok({ items });
      },
    }),
    route({
      method: 'get',
      path: '/v1/team-building',
      operationId: 'getTeamBuilding',
      tag: TAG,
      summary: 'May managers build their own teams?',
      description: 'They may not, unless an administrator has allowed it.',
      access: 'read',
      people: people('people:build_team'),
      answers: { 200: { description: 'Whether they may.', schema: teamBuilding } },
      handle: async () => ok({ allowed: await teamBuildingAllowed(sql) }),
    }),
    route({
      method: 'put',
      path: '/v1/team-building',
      operationId: 'setTeamBuilding',
      tag: TAG,
      summary: 'Allow managers to build their own teams, or not',
      description: 'It holds from now on; teams that were built stay.',
      access: 'admin',
      people: people('settings:edit'),
      body: teamBuilding,
      answers: { 200: { description: 'Whether they may.', schema: teamBuilding } },
      handle: async ({ body }) => {
        await allowTeamBuilding(sql, body.allowed);
        return ok({ allowed: body.allowed });
      },
    }),
  ];
}

type Outcome = Pick<z.output<typeof teamOutcomes>['items'][number], 'outcome' | 'code'>;

function outcomeOf(result: TeamResult, move: TeamMove): Outcome {
  const refused = (code: string): Outcome => ({ outcome: 'refused', code });
  switch (result.kind) {
    case 'changed':
      return { outcome: move === 'add' ? 'added' : 'removed', code: null };
    case 'unchanged':
      return { outcome: 'unchanged', code: null };
    case 'team':
      return refused(result.refused);
    case 'cycle':
      return refused('manager-cycle');
    case 'master':
      return refused('other-master');
    default:
      return refused('unknown');
  }
}
