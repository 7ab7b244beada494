import { uuidv7 } from 'uuidv7';
import type { Clock } from '../domain/clock.ts';
import { REJECTIONS } from '../domain/outcome.ts';
import type { Status } from '../domain/words.ts';
import { type Birth, type BirthResult, bear } from '../store/births.ts';
import type { Db } from '../store/db.ts';
import { dropTexts } from '../store/importEnrolments.ts';
import type { RowResult } from '../store/importRows.ts';
import type { ImportRun } from '../store/importRuns.ts';
import { saveTexts } from '../store/personalText.ts';
import type { Wanted } from './enrolmentDecision.ts';
import type { EnrolmentFacts, EnrolmentMemory } from './enrolmentFacts.ts';
import { created, rejected, unchanged } from './results.ts';

/** What became of a birth; `status` is null where there is none. */
export interface Begun {
  id: string | null;
  status: Status | null;
  result(line: number): RowResult;
}

/** Births in the order of the rows, each by the client that sent the file. */
export async function enrol(tx: Db, run: ImportRun, wanted: readonly Wanted[], clock: Clock): Promise<Begun[]> {
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
export function imagine(wanted: readonly Wanted[], facts: EnrolmentFacts, memory: EnrolmentMemory): Begun[] {
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
