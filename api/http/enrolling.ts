import { type AskedFor, type Asking, mayNotSay, sourceOf } from '../../domain/permissions/enrolling.ts';
import type { Permission } from '../../domain/permissions/permissions.ts';
import type { Source } from '../../domain/words.ts';
import { subjectOf } from '../../store/subjects.ts';
import type { AppDeps } from '../deps.ts';
import type { Authority } from './authority.ts';
import type { Client } from './caller.ts';
import { Problem } from './problems.ts';

/** Whom a request is for, and in what. */
export interface AskedAbout {
  readonly userId: string;
  /** Null: a matter of more activities than can be listed. */
  readonly activityId: string | null;
}

/**
 * The source of what is asked for: machines say it, a person's follows from who they are to the other one.
 *
 * @param manages what makes a person an administrator of it
 * @throws Problem 403 for what a person may not say
 */
export async function sourceFor(
  { sql }: Pick<AppDeps, 'sql'>,
  { client, may }: { readonly client: Client; readonly may: Authority },
  about: AskedAbout,
  asked: AskedFor,
  manages: Permission,
): Promise<Source> {
  if (!client.person) return asked.source ?? 'administrator';
  const asking = await askingOf(sql, client.person.userId, may, about, manages);
  // Whatever a superadmin may say, nobody claims to be somebody else.
  const said = may.held === null ? { ...PLAIN, source: asked.source } : asked;
  const field = mayNotSay(said, asking);
  if (field) throw new Problem('forbidden', WHY[field], { members: { field } });
  return sourceOf(asking);
}

const PLAIN: AskedFor = { obligation: 'optional', source: undefined, role: 'learner', deadline: false, note: false };

const WHY: Readonly<Record<NonNullable<ReturnType<typeof mayNotSay>>, string>> = {
  source: 'the source follows from who you are to this person: leave it out',
  obligation: 'for yourself you ask for something optional',
  role: 'who teaches is named by who manages enrolments',
  deadline: 'for yourself the deadline is the one of the rules',
  note: 'internal notes are written by who manages enrolments',
};

async function askingOf(
  sql: AppDeps['sql'],
  me: string,
  may: Authority,
  { userId, activityId }: AskedAbout,
  manages: Permission,
): Promise<Asking> {
  const self = userId === me;
  if (may.held === null) return { self, report: false, manages: true };
  const activities = activityId === null ? ('all' as const) : [activityId];
  const subject = await may.know(await subjectOf(sql, { me, userId, activities }));
  const report = subject?.person?.managers[0] === me;
  return { self, report, manages: may.decide([manages], subject).allowed };
}
