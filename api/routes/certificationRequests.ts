import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { CertificationCommand } from '../../domain/certifications/state.ts';
import { possibleInCertification } from '../../domain/certifications/transition.ts';
import type { TextRef } from '../../domain/state.ts';
import { assignCertification, type CertifyResult, commandCertification } from '../../store/certificationCommands.ts';
import { type CertificationRow, readCertification } from '../../store/certifications.ts';
import { resolvePerson } from '../../store/people.ts';
import { subjectOf } from '../../store/subjects.ts';
import { readCertificationView } from '../../store/userCertifications.ts';
import type { AppDeps } from '../deps.ts';
import { type Authority, expectAllowed } from '../http/authority.ts';
import { actorOf, type Client } from '../http/caller.ts';
import { ifMatch } from '../http/conditional.ts';
import { sourceFor } from '../http/enrolling.ts';
import { refused } from '../http/failures.ts';
import { changedMeanwhile, invalidInput, notFound, Problem } from '../http/problems.ts';
import type {
  certificationCommandBody,
  holderOutcomes,
  newHolders,
  newUserCertification,
} from '../schemas/certifications.ts';

const NOBODY = 'is nobody known: give an id, external id, username or e-mail address';

type Given = Pick<z.output<typeof newUserCertification>, 'source' | 'due' | 'reason'>;

interface Caller {
  readonly client: Client;
  readonly may: Authority;
}

async function assign(
  deps: AppDeps,
  id: string,
  userId: string,
  { id: versionId, code, version, rules }: CertificationRow,
  { source: said, due, reason }: Given,
  caller: Caller,
): Promise<CertifyResult> {
  const { sql, clock } = deps;
  const certification = { id: versionId, code, version, rules };
  const asked = { obligation: 'optional', source: said, role: 'learner', deadline: false, note: false } as const;
  const about = { userId, activityId: null };
  const source = await sourceFor(deps, caller, about, asked, 'certifications:assign');
  const actor = actorOf(caller.client);
  return assignCertification(sql, { id, userId, certification, source, due, actor, reason }, clock);
}

/**
 * Assigns a certification to a person, or finds it.
 * @param id its id, should it be born: a repeat finds it by this
 * @throws Problem
 */
export async function assignOne(
  deps: AppDeps,
  body: z.output<typeof newUserCertification>,
  caller: Caller,
  id: string,
): Promise<{ id: string; existing: boolean }> {
  const { sql } = deps;
  const [userId, found] = [await resolvePerson(sql, body.user), await readCertification(sql, body.certification)];
  const errors = [
    ...(userId ? [] : [{ pointer: '#/user', detail: NOBODY }]),
    ...(found ? [] : [{ pointer: '#/certification', detail: 'is no certification: create it first' }]),
  ];
  if (!userId || !found) throw invalidInput(...errors);
  const result = await assign(deps, id, userId, found, body, caller);
  if (result.kind === 'refused') throw refused(result.rejection);
  return { id: result.id, existing: result.kind === 'live' };
}

/** Assigns it to each of a list, whatever becomes of the others. */
export async function assignTo(
  deps: AppDeps,
  found: CertificationRow,
  { users, ...given }: z.output<typeof newHolders>,
  caller: Caller,
  commandId: string,
): Promise<z.output<typeof holderOutcomes>['items']> {
  const items: z.output<typeof holderOutcomes>['items'] = [];
  for (const [index, user] of users.entries()) {
    const userId = await resolvePerson(deps.sql, user);
    const rejected = (code: string, detail: string) => ({ user, outcome: 'rejected' as const, id: null, code, detail });
    if (!userId) {
      items.push(rejected('unknown-person', NOBODY));
      continue;
    }
    const refusal = await refusalOf(deps, caller, userId);
    if (refusal) {
      items.push(rejected('forbidden', refusal));
      continue;
    }
    const result = await assign(deps, eachId(commandId, index), userId, found, given, caller);
    if (result.kind === 'refused') items.push(rejected(result.rejection.rejected, result.rejection.detail));
    else {
      const outcome = result.kind === 'live' ? ('unchanged' as const) : ('assigned' as const);
      items.push({ user, outcome, id: result.id, code: null, detail: null });
    }
  }
  return items;
}

/** Why a person may not assign it to this one, or null. */
async function refusalOf(deps: AppDeps, { may }: Caller, userId: string): Promise<string | null> {
  if (may.held === null) return null;
  try {
    expectAllowed(
      may,
      ['certifications:assign'],
      await may.know(await subjectOf(deps.sql, { me: may.held, userId, activities: 'all' })),
    );
    return null;
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  }
}

/** An id for each of a list, the same for a repeat: with the time of the request's own, and digits made of it and the place. */
function eachId(commandId: string, index: number): string {
  const digits = createHash('sha256').update(`${commandId}/${index}`).digest('hex');
  return `${commandId.slice(0, 14)}7${digits.slice(0, 3)}-8${digits.slice(3, 6)}-${digits.slice(6, 18)}`;
}

/** Carries out a command, once for its id. @throws Problem */
export async function tellCertification(
  { sql, clock }: AppDeps,
  id: string,
  body: z.output<typeof certificationCommandBody>,
  client: Client,
  commandId: string,
  match: string | undefined,
): Promise<void> {
  const expected = ifMatch(match);
  const view = await readCertificationView(sql, id);
  if (!view) throw notFound('certification of a person');
  const target = body.command === 'move' ? await versionOf(sql, view.state.certification.code, body.version) : null;
  const actor = actorOf(client);
  const command = (reason: TextRef | null): CertificationCommand => {
    if (body.command === 'extend') return { type: 'extend', until: body.until, actor, reason };
    if (body.command === 'set-due') return { type: 'set-due', due: body.due, actor, reason };
    if (body.command === 'move')
      return { type: 'move', certification: target ?? view.state.certification, actor, reason };
    return { type: body.command, actor, reason };
  };
  const result = await commandCertification(sql, { id, commandId, expected, reason: body.reason, command }, clock);
  if (result.kind === 'missing') throw notFound('certification of a person');
  if (result.kind === 'version') throw changedMeanwhile(result.version);
  if (result.kind === 'refused') {
    const now = await readCertificationView(sql, id);
    const status = now?.state.status ?? null;
    throw refused({ ...result.rejection, status }, now ? possibleInCertification(now.state) : []);
  }
}

async function versionOf(sql: AppDeps['sql'], wanted: string, version: number | undefined) {
  const found = await readCertification(sql, wanted, version);
  if (!found) throw invalidInput({ pointer: '#/version', detail: 'is no version of this certification' });
  return { id: found.id, code: found.code, version: found.version, rules: found.rules };
}
