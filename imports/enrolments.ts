import { uuidv7 } from 'uuidv7';
import type { Clock } from '../domain/clock.ts';
import { REJECTIONS } from '../domain/outcome.ts';
import type { Status } from '../domain/words.ts';
import { type Birth, type BirthResult, bear } from '../store/births.ts';
import type { Db } from '../store/db.ts';
import { type Applied, type AppliedKey, dropTexts, rememberApplied } from '../store/importEnrolments.ts';
import type { RowResult } from '../store/importRows.ts';
import type { ImportRun } from '../store/importRuns.ts';
import { saveTexts } from '../store/personalText.ts';
import { RowRejected } from './cells.ts';
import { EnrolmentFacts, type EnrolmentMemory, identityOf, pairOf } from './enrolmentFacts.ts';
import { checkDeadline, type EnrolmentAsk } from './enrolmentRow.ts';
import { created, rejected, unchanged } from './results.ts';

/** A row whose cells are in order. */
export interface EnrolmentTask {
  line: number;
  ask: EnrolmentAsk;
}

/** Nothing stands against it: a new attempt is to begin. */
interface Wanted extends EnrolmentTask {
  key: AppliedKey;
  activityId: string;
}

/**
 * Carries out a batch of rows in the order of the file, which is the order in which they queue (R12). Part of the caller's
 * transaction. A dry run decides the same and writes nothing; its memory goes on from batch to batch.
 *
 * @throws Raced when somebody else enrolled one of them meanwhile; begin the transaction again
 */
export async function applyEnrolments(
  tx: Db,
  run: ImportRun,
  tasks: readonly EnrolmentTask[],
  memory: EnrolmentMemory,
  clock: Clock,
): Promise<RowResult[]> {
  const facts = await EnrolmentFacts.gather(
    tx,
    tasks.map(({ ask }) => ask),
    memory,
  );
  const results: RowResult[] = [];
  const remembered: Applied[] = [];
  let open = tasks;
  while (open.length > 0) {
    const wanted: Wanted[] = [];
    const later: EnrolmentTask[] = [];
    const claimed = new Set<string>();
    for (const task of open) {
      const key = facts.keyOf(task.ask);
      // The second row about the same pair is decided when the first has been.
      if (key && claimed.has(pairOf(key))) {
        later.push(task);
        continue;
      }
      const decided = decide(task, facts, run, clock);
      if ('outcome' in decided) results.push(decided);
      else if ('enrolmentId' in decided) {
        results.push(decided.result);
        remember(memory, remembered, decided.key, decided.enrolmentId);
      } else {
        claimed.add(pairOf(decided.key));
        wanted.push(decided);
      }
    }
    const births = run.dryRun ? imagine(wanted, facts, memory) : await enrol(tx, run, wanted, clock);
    for (const [i, { line, key, ask }] of wanted.entries()) {
      const birth = births[i]!;
      results.push(birth.result(line));
      if (birth.status === null) continue;
      const { obligation, source } = ask;
      memory.standings.set(pairOf(key), { id: birth.id, obligation, source, status: birth.status, live: true });
      remember(memory, remembered, key, birth.id);
    }
    open = later;
  }
  if (!run.dryRun) await rememberApplied(tx, latestOfEach(remembered));
  return results;
}

type Decision = RowResult | { result: RowResult; key: AppliedKey; enrolmentId: string | null } | Wanted;

/** R34, in its order: who and what; known before; may it be; is something live, or done. */
function decide({ line, ask }: EnrolmentTask, facts: EnrolmentFacts, run: ImportRun, clock: Clock): Decision {
  const user = facts.user(ask.externalId);
  if (!user)
    return rejected(line, 'external_id', 'unknown-person', 'Nobody has this external id; import the person first.');
  const activity = facts.activity(ask.activityCode);
  if (!activity) {
    return rejected(
      line,
      'activity',
      'unknown-activity',
      'No activity has this code; correct it, or import the activity first.',
    );
  }
  const key = facts.keyOf(ask)!;
  const standing = facts.standing(key);
  const appliedTo = facts.appliedTo(key);
  if (appliedTo !== undefined && !(ask.reEnrol && !standing?.live)) {
    const hint = standing?.live ? '' : ' re_enrol = 1 asks for the next attempt.';
    return unchanged(line, appliedTo, 'applied-before', `This row was applied before.${hint}`);
  }
  if (!user.active) {
    const detail = 'The person is deactivated or expired; nobody is enrolled who cannot sign in.';
    return rejected(line, 'external_id', 'not-eligible', detail);
  }
  try {
    if (!run.allowPastDeadlines) checkDeadline(ask.deadline, user.timezone, clock.now());
  } catch (error) {
    if (error instanceof RowRejected) return rejected(line, error.column, error.code, error.message);
    throw error;
  }
  if (standing?.live) {
    const { id, obligation, source } = standing;
    const detail = `An enrolment is live already (${obligation}, ${source}), and there is one at a time.`;
    return { result: unchanged(line, id, 'live', detail), key, enrolmentId: id };
  }
  if (standing?.status === 'completed' && !ask.reEnrol) {
    const detail = 'The person has completed the activity; re_enrol = 1 asks for the next attempt.';
    return { result: unchanged(line, standing.id, 'completed-before', detail), key, enrolmentId: standing.id };
  }
  return { line, ask, key, activityId: activity.id };
}

/** What became of a birth; `status` is null where there is none. */
interface Begun {
  id: string | null;
  status: Status | null;
  result(line: number): RowResult;
}

async function enrol(tx: Db, run: ImportRun, wanted: readonly Wanted[], clock: Clock): Promise<Begun[]> {
  const withNote = wanted.filter(({ ask }) => ask.note !== null);
  const texts = withNote.map(({ key, ask }) => ({ personId: key.userId, body: ask.note! }));
  const refs = await saveTexts(tx, texts, clock.now());
  const notes = new Map(withNote.map(({ line }, i) => [line, refs[i]!]));
  const births = wanted.map(({ line, ask, key }): Birth => {
    const { userId, activityId } = key;
    const { obligation, source, role, deadline } = ask;
    return {
      id: uuidv7(),
      commandId: `import/${run.id}/${line}`,
      ...{ userId, activityId, obligation, source, role },
      deadline: deadline === null ? null : { localDate: deadline },
      note: notes.get(line) ?? null,
      actor: { kind: 'client', id: run.clientId, onBehalfOf: null },
    };
  });
  const results = births.length === 0 ? [] : await bear(tx, births, clock);
  await dropTexts(
    tx,
    births.flatMap(({ note }, i) => (note && results[i]!.kind !== 'born' ? [note.id] : [])),
  );
  return results.map(begun);
}

function begun(birth: BirthResult): Begun {
  switch (birth.kind) {
    case 'born':
      return { id: birth.enrolmentId, status: birth.status, result: (line) => created(line, birth.enrolmentId) };
    case 'live':
      return {
        id: birth.enrolmentId,
        status: birth.status,
        result: (line) =>
          unchanged(line, birth.enrolmentId, 'live', 'An enrolment is live already, and there is one at a time.'),
      };
    case 'refused':
      return refused(birth.rejection.rejected);
  }
}

/** A dry run's births: the same refusals as far as they depend on the file and on what is there now. */
function imagine(wanted: readonly Wanted[], facts: EnrolmentFacts, memory: EnrolmentMemory): Begun[] {
  return wanted.map(({ ask, activityId }) => {
    const takesSeat = ask.obligation !== 'suggested';
    if (takesSeat && facts.isFull(facts.activity(ask.activityCode)!)) return refused('full');
    if (takesSeat) memory.seated.set(activityId, (memory.seated.get(activityId) ?? 0) + 1);
    return { id: null, status: takesSeat ? 'enrolled' : 'suggested', result: (line) => created(line, null) };
  });
}

function refused(code: keyof typeof REJECTIONS): Begun {
  const column = code === 'not-eligible' ? 'external_id' : 'activity';
  return { id: null, status: null, result: (line) => rejected(line, column, code, `${REJECTIONS[code]}.`) };
}

function remember(memory: EnrolmentMemory, remembered: Applied[], key: AppliedKey, enrolmentId: string | null): void {
  memory.applied.set(identityOf(key), enrolmentId);
  if (enrolmentId !== null) remembered.push({ ...key, enrolmentId });
}

function latestOfEach(applied: readonly Applied[]): Applied[] {
  return [...new Map(applied.map((row) => [identityOf(row), row])).values()];
}
