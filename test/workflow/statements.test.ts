import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHistories } from '../support/histories.ts';
import { learner, outcomeOf, progressed, saying, store } from '../support/statements.ts';
import { createWorld, type World } from '../support/world.ts';

describe('statements and the life that they are about', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  it('R35: names and words of a statement stay in Postgres: none is in a history, an event or a command', async () => {
    const { id, about } = await learner(world);
    const words = ['zqname', 'zqresponse', 'zqteacher', 'zqextension', 'zqdefinition'];
    const spoken = {
      actor: { ...about.actor, name: 'zqname' },
      object: { ...about.object, definition: { name: { en: 'zqdefinition' } } },
      context: { instructor: { name: 'zqteacher', mbox: 'mailto:zqteacher@example.org' } },
    };
    const result = {
      score: { scaled: 0.5 },
      response: 'zqresponse',
      extensions: { 'https://x.example/y': 'zqextension' },
    };
    const one = saying(about, 'progressed', { ...spoken, result });
    await store(world, one);
    await world.settle();
    expect(await outcomeOf(world, one.id)).toBe('applied');
    expect((await world.state(id)).progress).toBe(50);
    const histories = await readHistories(world.dispatch.client, world.taskQueue, 1);
    const all = [...histories.values()].join('\n');
    expect(all).toContain('progressed');
    const [row] = await world.sql<{ text: string }[]>`
      select (select string_agg(data::text, '') from enrolment_events where enrolment_id = ${id})
        || (select command::text from xapi_statements where id = ${one.id}) as text`;
    const email = about.actor.mbox.slice('mailto:'.length);
    for (const word of [...words, email])
      expect([word, all.includes(word), row?.text.includes(word)]).toEqual([word, false, false]);
    const [kept] = await world.sql<
      { text: string }[]
    >`select statement::text as text from xapi_statements where id = ${one.id}`;
    for (const word of words) expect(kept?.text).toContain(word);
  });

  it('R24: what was sent in any order happens in the order of the timestamps, and nothing in the future', async () => {
    const { id, about } = await learner(world);
    const now = Date.parse(world.clock.now());
    const at = (minutes: number) => ({ timestamp: new Date(now + minutes * 60_000).toISOString() });
    const list = [40, 10, 30, 20].map((percent) => progressed(about, percent, at(percent - 60)));
    const ahead = saying(about, 'completed', at(60));
    await store(world, ahead, ...list);
    await world.settle();
    for (const one of [...list, ahead]) expect(await outcomeOf(world, one.id)).toBe('applied');
    const rows = await world.sql<{ percent: string | null }[]>`
      select data ->> 'percent' as percent from enrolment_events
      where enrolment_id = ${id} and type = 'progressed' order by seq`;
    expect(rows.map(({ percent }) => Number(percent))).toEqual([10, 20, 30, 40]);
    const { status, completedAt } = await world.state(id);
    expect([status, Date.parse(completedAt ?? '') < now + 60 * 60_000]).toEqual(['completed', true]);
  });

  it('R25: what comes after the end is late, and goes to a living attempt if there is one', async () => {
    const { id, about } = await learner(world);
    await world.send(id, { type: 'complete' });
    const late = progressed(about, 50);
    await store(world, late);
    await world.settle();
    expect(await outcomeOf(world, late.id)).toBe('late');
    const { userId, activityId } = await world.state(id);
    const next = await world.enrol({ userId, activityId });
    expect(next).not.toBe(id);
    const [forNext, forFirst] = [progressed(about, 60), progressed(about, 70, { context: { registration: id } })];
    await store(world, forNext, forFirst);
    await world.settle();
    expect([await outcomeOf(world, forNext.id), await outcomeOf(world, forFirst.id)]).toEqual(['applied', 'late']);
    expect((await world.state(next)).progress).toBe(60);
  });
});
