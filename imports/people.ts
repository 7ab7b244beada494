import { uuidv7 } from 'uuidv7';
import type { Clock } from '../domain/clock.ts';
import type { Db } from '../store/db.ts';
import { insertPeople, type Profile, updatePeople } from '../store/importPeople.ts';
import type { RowResult } from '../store/importRows.ts';
import type { ImportRun } from '../store/importRuns.ts';
import { fanOutReassign } from '../store/people.ts';
import { tellEnrolments } from '../store/tellPeople.ts';
import { changesOf, namingManagers } from './changes.ts';
import { PeopleFacts, type PeopleMemory } from './peopleFacts.ts';
import type { PeopleOrder } from './peopleOrder.ts';
import type { PersonAsk } from './personRow.ts';
import { created, rejected, unchanged, updated } from './results.ts';

/** A row whose cells are in order. */
export interface PersonTask {
  line: number;
  ask: PersonAsk;
}

/** A row that makes or changes somebody. */
interface Change {
  result: RowResult;
  before: Profile | undefined;
  after: Profile;
}

/** The fields whose difference makes an update, with their columns. */
const COLUMN_OF = {
  username: 'username',
  email: 'email',
  givenName: 'given_name',
  familyName: 'family_name',
  positionTitle: 'position_title',
  department: 'department',
  location: 'location',
  managerId: 'manager_external_id',
  hireDate: 'hire_date',
  timezone: 'timezone',
  locale: 'locale',
  status: 'status',
} as const satisfies Partial<Record<keyof Profile, string>>;

/**
 * Carries out a batch of rows, managers before who reports to them. Part of the caller's transaction. A dry run decides
 * the same and writes nothing; its memory goes on from batch to batch.
 */
export async function applyPeople(
  tx: Db,
  run: ImportRun,
  tasks: readonly PersonTask[],
  order: PeopleOrder,
  memory: PeopleMemory,
  clock: Clock,
): Promise<RowResult[]> {
  const facts = await PeopleFacts.gather(
    tx,
    tasks.map(({ ask }) => ask),
    memory,
  );
  const results: RowResult[] = [];
  const changes: Change[] = [];
  for (const task of tasks) {
    const decided = decide(task, facts, order);
    if ('after' in decided) {
      changes.push(decided);
      memory.keep(decided.after, decided.before);
    }
    const result = 'after' in decided ? decided.result : decided;
    results.push(run.dryRun && result.outcome === 'created' ? { ...result, id: null } : result);
  }
  const named = await namingManagers(tx, results);
  if (run.dryRun) return named;
  const changed = changes.filter(({ before }) => before !== undefined);
  await insertPeople(
    tx,
    changes.filter(({ before }) => before === undefined).map(({ after }) => after),
    clock.now(),
  );
  await updatePeople(
    tx,
    changed.map(({ after }) => after),
    clock.now(),
  );
  const moved = changed.filter(
    ({ before, after }) => before!.managerId !== after.managerId || before!.status !== after.status,
  );
  if (moved.length > 0)
    await fanOutReassign(
      tx,
      moved.map(({ after }) => after.id),
      clock,
    );
  await tellEnrolments(
    tx,
    changed.map(({ before, after }) => ({ before: before!, after })),
    clock,
  );
  return named;
}

function decide({ line, ask }: PersonTask, facts: PeopleFacts, order: PeopleOrder): RowResult | Change {
  if (order.inCycle.has(line)) return cycle(line);
  const before = facts.person(ask.externalId);
  const id = before?.id ?? uuidv7();
  if (facts.emailTaken(ask.fields.email, id)) {
    return rejected(line, 'email', 'email-in-use', 'Somebody else has this e-mail address; each person has their own.');
  }
  if (facts.usernameTaken(ask.fields.username, id)) {
    return rejected(line, 'username', 'username-in-use', 'Somebody else has this username; each person has their own.');
  }
  const manager = ask.manager ? facts.person(ask.manager) : null;
  if (manager === undefined) return unknownManager(line, order.lineOf.get(ask.manager!));
  if (before && manager && facts.isAbove(before.id, manager.id)) return cycle(line);
  if (before?.status === 'expired' && ask.enabled !== undefined) {
    const detail = 'The person is expired, and the status cannot be changed until the expiry date is moved.';
    return rejected(line, 'status', 'status-locked', detail);
  }
  const after: Profile = {
    ...(before ?? newcomer(id, ask.externalId)),
    ...ask.fields,
    ...(ask.manager !== undefined && { managerId: manager?.id ?? null }),
    status: statusAfter(before, ask.enabled),
  };
  const differs = before
    ? (Object.keys(COLUMN_OF) as (keyof typeof COLUMN_OF)[]).filter((field) => before[field] !== after[field])
    : [];
  const first = order.repeats.get(line);
  if (first !== undefined && (!before || differs.length > 0)) {
    const detail = `This external id stands on line ${first} with other values; keep one of the two rows.`;
    return rejected(line, 'external_id', 'repeated', detail);
  }
  if (!before) return { result: created(line, id), before, after };
  if (differs.length === 0) return unchanged(line, id);
  const columns = differs.map((field) => [field, COLUMN_OF[field]] as const);
  const detail = `Changed: ${columns.map(([, column]) => column).join(', ')}.`;
  return { result: updated(line, id, detail, changesOf(before, after, columns, ask.manager ?? null)), before, after };
}

function newcomer(id: string, externalId: string): Omit<Profile, 'username' | 'email' | 'givenName' | 'familyName'> {
  return {
    ...{ id, externalId, positionTitle: null, department: null, location: null, managerId: null, hireDate: null },
    ...{ timezone: 'UTC', locale: 'en', status: 'activated' as const },
  };
}

/** Who may sign in again is `activated`; who could all along stays as they are. */
function statusAfter(before: Profile | undefined, enabled: boolean | undefined): Profile['status'] {
  const status = before?.status ?? 'activated';
  if (enabled === undefined) return status;
  if (!enabled) return 'deactivated';
  return status === 'deactivated' ? 'activated' : status;
}

function cycle(line: number): RowResult {
  const detail = 'With this manager the person would be above themselves; correct the managers of this chain.';
  return rejected(line, 'manager_external_id', 'manager-cycle', detail);
}

function unknownManager(line: number, managersLine: number | undefined): RowResult {
  const detail =
    managersLine === undefined
      ? 'Nobody has this external id, here or in the file; correct it, or leave it empty.'
      : `The manager's own row, on line ${managersLine}, was rejected; mend that one first.`;
  return rejected(line, 'manager_external_id', 'unknown-manager', detail);
}
