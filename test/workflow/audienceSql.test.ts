import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fits, nextTurn } from '../../domain/audiences/membership.ts';
import { addDuration, localDateOf } from '../../domain/calendar.ts';
import { audienceFacts } from '../../store/audienceFacts.ts';
import { nextTurnOfAll } from '../../store/audienceMembers.ts';
import { fitsSql } from '../../store/audienceSql.ts';
import { conditions, people } from '../support/audiences.ts';
import { seedUser } from '../support/seed.ts';
import { createWorld, type World } from '../support/world.ts';

const PEOPLE = 60;
const GROUPS = 3;

describe('the SQL form of an audience', () => {
  let world: World;
  const ids: string[] = [];
  const groups = Array.from({ length: GROUPS }, () => uuidv7());

  beforeAll(async () => {
    world = await createWorld({ workers: 0, background: false });
    const { sql, clock } = world;
    for (const [index, id] of groups.entries()) {
      const at = clock.now();
      await sql`insert into groups (id, code, name, created_at, updated_at) values (${id}, ${`g${index}`}, 'G', ${at}, ${at})`;
    }
    // A tree of managers: each below one of those before, or below nobody.
    const drawn = fc.sample(people(['nobody'], groups), { numRuns: PEOPLE, seed: 7 });
    for (const [index, person] of drawn.entries()) {
      const managerId = index % 5 === 0 ? null : (ids[Math.floor(index / 3)] ?? null);
      const { id } = await seedUser(sql, { managerId, timezone: person.timezone, status: person.status });
      const { level, positionTitle, department, location, hireDate } = person;
      await sql`update users set ${sql({ level, positionTitle, department, location, hireDate })} where id = ${id}`;
      await sql`
        insert into group_members (group_id, user_id, source, since)
        select g, ${id}, 'manual', ${clock.now()} from unnest(${person.groupIds as string[]}::uuid[]) as g`;
      ids.push(id);
    }
  });
  afterAll(() => world.close());

  it('means the same people as the function that decides, whatever the conditions and the hour', async () => {
    const { sql } = world;
    const facts = await audienceFacts(sql, ids);
    const hours = fc.integer({ min: 0, max: 200 * 24 });
    await fc.assert(
      fc.asyncProperty(conditions(ids.slice(0, 12), groups), hours, async (who, later) => {
        const now = addDuration('2026-01-30T00:00:00.000Z', `PT${later}H`, 'UTC');
        const found = await fitsSql(sql, who, now);
        const rows = await sql<{ id: string }[]>`select u.id from users u where ${found()} order by u.id`;
        const wanted = ids.filter((id) => {
          const person = facts.get(id);
          return person && fits(person, who, localDateOf(now, person.timezone));
        });
        expect(rows.map(({ id }) => id)).toEqual(wanted.sort());
      }),
      { numRuns: 300 },
    );
  });

  it('knows when the passing of days changes it next, as the function does for each', async () => {
    const { sql } = world;
    const facts = [...(await audienceFacts(sql, ids)).values()];
    await fc.assert(
      fc.asyncProperty(conditions(ids.slice(0, 12), groups), fc.integer({ min: 0, max: 9_600 }), async (who, later) => {
        const now = addDuration('2026-01-30T00:00:00.000Z', `PT${later}H`, 'UTC');
        const turns = facts.flatMap((person) => nextTurn(person, who, now) ?? []).sort();
        expect(await nextTurnOfAll(sql, who, now)).toBe(turns[0] ?? null);
      }),
      { numRuns: 100 },
    );
  });
});
