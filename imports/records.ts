import { uuidv7 } from 'uuidv7';
import type { Clock } from '../domain/clock.ts';
import { decideRecord, unfitDays } from '../domain/records/change.ts';
import type { RecordState } from '../domain/records/record.ts';
import type { Db } from '../store/db.ts';
import { ERASED_DETAIL } from '../store/eraseTraces.ts';
import { erasedPeople } from '../store/erasures.ts';
import {
  holdOwners,
  type KnownAchievement,
  knownAchievements,
  knownBy,
  markApplied,
  recordObjects,
  recordOwners,
} from '../store/importRecords.ts';
import type { RowResult } from '../store/importRows.ts';
import type { ImportRun } from '../store/importRuns.ts';
import { addRecords, type DecidedChange, type NewRecord, writeRecordChanges } from '../store/recordCommands.ts';
import type { RecordSaid } from '../store/recordEvents.ts';
import { recordStates } from '../store/records.ts';
import { achievedBy, corrected, refused } from './recordResults.ts';
import type { RecordRowAsk } from './recordRow.ts';
import { created, rejected, unchanged, updated } from './results.ts';

/** What the rows so far would have made: kept over a whole dry run. */
export class RecordMemory {
  /** Records as they stand after the rows so far. */
  readonly states = new Map<string, RecordState>();
  /** Achievements that got a record. */
  readonly achieved = new Set<string>();
}

interface Task {
  line: number;
  ask: RecordRowAsk;
}

/**
 * Carries out a batch of rows, in the order of the file. Part of the caller's transaction. A dry run decides the same and
 * writes nothing; its memory goes on from batch to batch.
 */
export async function applyRecords(
  tx: Db,
  run: ImportRun,
  tasks: readonly Task[],
  memory: RecordMemory,
  clock: Clock,
): Promise<RowResult[]> {
  const batch = await RecordBatch.read(tx, run, tasks, memory, clock);
  const results = tasks.map(({ line, ask }) => batch.decide(line, ask));
  if (!run.dryRun) await batch.write(tx);
  return results;
}

class RecordBatch {
  private readonly run: ImportRun;
  private readonly memory: RecordMemory;
  private readonly now: string;
  private readonly said: RecordSaid;
  private readonly owners: ReadonlyMap<string, string>;
  private readonly objects: ReadonlyMap<string, string>;
  private readonly states: Map<string, RecordState>;
  private readonly known: ReadonlyMap<string, KnownAchievement>;
  /** R35: nothing is said of these people any more, whoever names them by their pseudonym or by a record that is kept. */
  private readonly erased: ReadonlySet<string>;
  private readonly added: (NewRecord & { said: RecordSaid })[] = [];
  private readonly marks: { userId: string; key: string; recordId: string }[] = [];
  /** What each record is to become in the end: of two rows of one record the later one goes on from the first. */
  private readonly changes: DecidedChange[][] = [];

  private constructor(
    run: ImportRun,
    memory: RecordMemory,
    now: string,
    owners: ReadonlyMap<string, string>,
    objects: ReadonlyMap<string, string>,
    states: Map<string, RecordState>,
    known: ReadonlyMap<string, KnownAchievement>,
    erased: ReadonlySet<string>,
  ) {
    this.run = run;
    this.memory = memory;
    this.now = now;
    this.owners = owners;
    this.objects = objects;
    this.states = states;
    this.known = known;
    this.erased = erased;
    this.said = { actor: { kind: 'client', id: run.clientId, onBehalfOf: null }, reason: null, import: run.id };
  }

  static async read(
    tx: Db,
    run: ImportRun,
    tasks: readonly Task[],
    memory: RecordMemory,
    clock: Clock,
  ): Promise<RecordBatch> {
    const asks = tasks.map(({ ask }) => ask);
    const owners = await recordOwners(
      tx,
      asks.flatMap(({ name }) => name ?? []),
    );
    const objects = await recordObjects(
      tx,
      asks.flatMap(({ object }) => object ?? []),
    );
    const ids = asks.flatMap(({ recordId }) => recordId ?? []);
    const news = asks.filter(({ recordId }) => recordId === null);
    const achieved = news.flatMap((ask) => achievedBy(ask, owners, objects) ?? []);
    if (!run.dryRun)
      await holdOwners(
        tx,
        achieved.map(({ userId }) => userId),
      );
    const states = await recordStates(tx, ids, { lock: !run.dryRun });
    const known = await knownAchievements(tx, achieved);
    const people = [...owners.values(), ...[...states.values()].map(({ userId }) => userId)];
    const erased = await erasedPeople(tx, people);
    return new RecordBatch(run, memory, clock.now(), owners, objects, states, known, erased);
  }

  decide(line: number, ask: RecordRowAsk): RowResult {
    if (ask.name !== null && !this.owners.has(ask.name))
      return rejected(line, 'name', 'unknown-user', 'Nobody is known by this; correct it, or import the person first.');
    const owner = ask.name === null ? undefined : this.owners.get(ask.name);
    if (owner && this.erased.has(owner)) return rejected(line, 'name', 'erased', ERASED_DETAIL);
    if (ask.object && !this.objects.has(ask.object))
      return rejected(line, 'object_id', 'unknown-object', 'No activity and no learning plan is known by this.');
    return ask.recordId === null ? this.decideNew(line, ask) : this.decideKnown(line, ask, ask.recordId);
  }

  private decideNew(line: number, ask: RecordRowAsk): RowResult {
    const achieved = achievedBy(ask, this.owners, this.objects)!;
    const by = knownBy(achieved);
    const known = this.known.get(by);
    if (known?.applied) {
      const detail = 'This row was applied before; to change its record, give the Record Id.';
      return unchanged(line, known.recordId, 'applied', detail);
    }
    if (known)
      return unchanged(line, known.recordId, 'known', 'The person has this record; to change it, give the Record Id.');
    if (this.memory.achieved.has(by)) return unchanged(line, null, 'repeated', 'The file has this record before.');
    const { key: _key, ...what } = achieved;
    const nothing = { trainingProvider: null, otherInformation: null, qualificationCode: null, expiresAt: null };
    const fields = { ...nothing, ...ask.fields, ...what, recordType: ask.fields.recordType! };
    const why = unfitDays(fields, this.now);
    if (why) return refused(line, why);
    const id = uuidv7();
    this.memory.achieved.add(by);
    this.added.push({ ...fields, id, evidence: null, source: 'import', said: this.said });
    this.marks.push({ userId: achieved.userId, key: achieved.key, recordId: id });
    return created(line, this.run.dryRun ? null : id);
  }

  private decideKnown(line: number, ask: RecordRowAsk, id: string): RowResult {
    const before = this.memory.states.get(id) ?? this.states.get(id);
    if (!before)
      return rejected(line, 'record_id', 'unknown-record', 'No record has this id; leave it empty for a new record.');
    if (this.erased.has(before.userId)) return rejected(line, 'record_id', 'erased', ERASED_DETAIL);
    if (ask.name !== null && this.owners.get(ask.name) !== before.userId)
      return rejected(line, 'name', 'other-person', 'This is the record of somebody else; correct the name or the id.');
    const objectId = ask.object ? this.objects.get(ask.object)! : ask.object;
    const patch = { ...ask.fields, ...(objectId !== undefined && { objectId }) };
    const command = ask.remove ? ({ type: 'delete' } as const) : ({ type: 'correct', patch } as const);
    const decision = decideRecord(before, command, this.now);
    if (decision.kind === 'refused') return refused(line, decision.why);
    if (decision.kind === 'unchanged') return unchanged(line, id);
    this.memory.states.set(id, decision.after);
    this.queue({ id, decision, said: this.said });
    if (ask.remove) return updated(line, id, 'Deleted.', [{ column: 'delete', from: null, to: '1' }]);
    return corrected(line, id, before, decision.after);
  }

  /** One statement changes a row once: what comes to it again goes into the next one. */
  private queue(change: DecidedChange): void {
    const free = this.changes.find((round) => !round.some(({ id }) => id === change.id));
    if (free) free.push(change);
    else this.changes.push([change]);
  }

  async write(tx: Db): Promise<void> {
    await addRecords(tx, this.added, this.now);
    await markApplied(tx, this.marks);
    for (const round of this.changes) await writeRecordChanges(tx, round, this.now);
  }
}
