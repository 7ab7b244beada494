import { uuidv7 } from 'uuidv7';
import type { Clock } from '../domain/clock.ts';
import { differencesOf } from '../domain/people/change.ts';
import { lockManagerTree, type PersonSaid } from '../store/changePeople.ts';
import type { Db } from '../store/db.ts';
import { followBirths, followChanges } from '../store/followPeople.ts';
import { insertPeople, lockPeople, type Profile, updatePeople } from '../store/importPeople.ts';
import type { RowResult } from '../store/importRows.ts';
import type { ImportRun } from '../store/importRuns.ts';
import { changesOf, namingManagers } from './changes.ts';
import { PeopleFacts, type PeopleMemory } from './peopleFacts.ts';
import type { PeopleOrder } from './peopleOrder.ts';
import { COLUMN_OF, judgedFor, otherMaster, personAfter } from './personAfter.ts';
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
  if (!run.dryRun) {
    if (tasks.some(({ ask }) => ask.manager)) await lockManagerTree(tx);
    await lockPeople(
      tx,
      tasks.map(({ ask }) => ask.externalId),
    );
  }
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
  await writePeople(tx, run, changes, clock);
  return named;
}

async function writePeople(tx: Db, run: ImportRun, changes: readonly Change[], clock: Clock): Promise<void> {
  const said: PersonSaid = {
    source: 'hr',
    actor: { kind: 'client', id: run.clientId, onBehalfOf: null },
    ...{ override: false, reason: null, commandId: null },
    data: { import: run.id },
  };
  const born = changes.flatMap(({ before, after }) => (before ? [] : [after]));
  const changed = changes.flatMap(({ before, after }) => (before ? [{ before, after }] : []));
  await insertPeople(tx, born, clock.now());
  await followBirths(tx, born, said, clock);
  await updatePeople(
    tx,
    changed.map(({ after }) => after),
    clock.now(),
  );
  await followChanges(
    tx,
    changed.map(({ before, after }) => {
      const differences = differencesOf(before, after);
      return { before, after, type: typeOf(before, after), differences, overridden: [], said };
    }),
    clock,
  );
}

function typeOf(before: Profile, after: Profile): string {
  if (before.status === after.status) return 'changed';
  return after.status === 'deactivated' ? 'deactivated' : 'activated';
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
  const given = { ...ask.fields, ...(ask.manager !== undefined && { managerId: manager?.id ?? null }) };
  const judged = before && judgedFor(before, given);
  const [other] = judged?.refused ?? [];
  if (other) return otherMaster(line, other);
  const after = personAfter(before, id, ask, given, judged);
  const differs = before
    ? (Object.keys(COLUMN_OF) as (keyof typeof COLUMN_OF)[]).filter((field) => before[field] !== after[field])
    : [];
  const first = order.repeats.get(line);
  if (first !== undefined && (!before || differs.length > 0)) {
    const detail = `This external id stands on line ${first} with other values; keep one of the two rows.`;
    return rejected(line, 'external_id', 'repeated', detail);
  }
  if (!before) return { result: created(line, id), before, after };
  // Also when nothing is seen of it: the file has come round to what somebody had overridden.
  if (differs.length === 0)
    return before.masters === after.masters ? unchanged(line, id) : { result: unchanged(line, id), before, after };
  const columns = differs.map((field) => [field, COLUMN_OF[field]] as const);
  const detail = `Changed: ${columns.map(([, column]) => column).join(', ')}.`;
  return { result: updated(line, id, detail, changesOf(before, after, columns, ask.manager ?? null)), before, after };
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
