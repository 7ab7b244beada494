import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { seedRecord } from '../support/compliance.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const DAY_MS = 86_400_000;
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const PEOPLE = 3;
const TEAMS = ['North', 'South'] as const;

/** What happens on one day: to whom, and what. */
type Happening =
  | { readonly what: 'record'; readonly who: number; readonly back: number; readonly validFor: number | null }
  | { readonly what: 'void'; readonly which: number }
  | { readonly what: 'move'; readonly who: number; readonly to: (typeof TEAMS)[number] };

const who = fc.integer({ min: 0, max: PEOPLE - 1 });
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    what: fc.constant('record' as const),
    who,
    back: fc.integer({ min: 0, max: 6 }),
    validFor: fc.option(fc.integer({ min: 0, max: 6 }), { nil: null }),
  }),
  fc.record({ what: fc.constant('void' as const), which: fc.integer({ min: 0, max: 5 }) }),
  fc.record({ what: fc.constant('move' as const), who, to: fc.constantFrom(...TEAMS) }),
);

/** A model of it: all that was recorded, with the day on which it was. */
interface Model {
  readonly records: { who: number; on: string; until: string | null; recorded: string; voided: string | null }[];
  readonly moves: { who: number; to: string; day: string }[];
}

/** By the model: how many of each team fulfil the requirement on a day, by what was known at its end, or at the end of all. */
function replay({ records, moves }: Model, day: string, then: boolean): string[] {
  const known = (recorded: string) => !then || recorded <= day;
  const lines = TEAMS.flatMap((team) => {
    const people = Array.from({ length: PEOPLE }, (_, one) => one).filter(
      (one) => moves.findLast((move) => move.who === one && move.day <= day)?.to === team,
    );
    const holds = (one: number) =>
      records.some(
        (record) =>
          record.who === one &&
          known(record.recorded) &&
          (record.voided === null || !known(record.voided)) &&
          record.on <= day &&
          (record.until === null || record.until >= day),
      );
    const satisfied = people.filter(holds).length;
    return people.length === 0 ? [] : [`${team}: ${satisfied} satisfied, ${people.length - satisfied} missing`];
  });
  return lines;
}

let runs = 0;

test('R24: the compliance report of any past day, by what is known today and as it was known then, is what a replay of all that happened gives', async () => {
  const { sql, world } = api;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(happening, { maxLength: 3 }), { minLength: 2, maxLength: 6 }), async (days) => {
      runs += 1;
      const [code, qualification] = [`replay-${runs}`, `REPLAY-${runs}`];
      // In the middle of a day: what is recorded on it is known at its end.
      const begin = Math.ceil(Date.parse(world.clock.now()) / DAY_MS) * DAY_MS + DAY_MS / 2;
      world.clock.moveTo(new Date(begin).toISOString());
      const people = [];
      for (let n = 0; n < PEOPLE; n += 1)
        people.push((await makeUser(api, { department: 'North', timezone: 'UTC' })).id);
      await api.post('/v1/qualification-codes', { code: qualification, title: qualification });
      await api.post('/v1/requirements', {
        ...{ code, title: code, from: '2020-01-01', who: { users: people } },
        satisfiedBy: [{ qualificationCode: qualification }],
      });
      const model: Model = {
        records: [],
        moves: people.map((_, one) => ({ who: one, to: 'North', day: dayOf(begin) })),
      };
      const ids: string[] = [];
      for (const [index, happenings] of days.entries()) {
        const at = begin + index * DAY_MS;
        const today = dayOf(at);
        world.clock.moveTo(new Date(at).toISOString());
        for (const one of happenings) {
          if (one.what === 'record') {
            const on = dayOf(at - one.back * DAY_MS);
            const until = one.validFor === null ? null : dayOf(Date.parse(on) + one.validFor * DAY_MS);
            const userId = people[one.who] ?? '';
            ids.push(await seedRecord(api, { userId, on, until, qualificationCode: qualification }));
            model.records.push({ who: one.who, on, until, recorded: today, voided: null });
          } else if (one.what === 'void') {
            const record = model.records[one.which];
            if (!record || record.voided !== null) continue;
            record.voided = today;
            await sql`update training_records set voided_at = ${world.clock.now()} where id = ${ids[one.which] ?? ''}`;
          } else {
            model.moves.push({ who: one.who, to: one.to, day: today });
            await api.patch(`/v1/users/${people[one.who]}`, { department: one.to });
          }
        }
      }
      world.clock.moveTo(new Date(begin + days.length * DAY_MS).toISOString());
      for (const index of days.keys()) {
        const day = dayOf(begin + index * DAY_MS);
        for (const knowledge of ['today', 'then'] as const) {
          const query = `requirement=${code}&by=department&asOf=${day}&knowledge=${knowledge}`;
          const { body } = await api.get(`/v1/reports/kinds/compliance/results?${query}`);
          const told = body.items.map(
            ({ team, satisfied, missing }: Record<string, string>) =>
              `${team}: ${satisfied} satisfied, ${missing} missing`,
          );
          expect([day, knowledge, ...told]).toEqual([day, knowledge, ...replay(model, day, knowledge === 'then')]);
        }
      }
    }),
    { numRuns: 12 },
  );
});
