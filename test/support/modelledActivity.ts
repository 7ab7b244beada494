import { uuidv7 } from 'uuidv7';
import { expect } from 'vitest';
import { CommandRefused } from '../../dispatch/dispatcher.ts';
import { saveText } from '../../store/personalText.ts';
import { audit } from './audit.ts';
import { persistently } from './persistently.ts';
import { seedActivity, seedUser } from './seed.ts';
import { LEARNERS, SimpleModel, type Told } from './simpleModel.ts';
import { until } from './until.ts';
import type { World } from './world.ts';

/** One activity of the real product, with the simple model of it beside it. */
export class ModelledActivity {
  readonly model: SimpleModel;
  private readonly world: World;
  private readonly activityId: string;
  private readonly learnerIds: readonly string[];

  private constructor(world: World, activityId: string, learnerIds: readonly string[], maximum: number | null) {
    this.world = world;
    this.activityId = activityId;
    this.learnerIds = learnerIds;
    this.model = new SimpleModel(maximum ?? Number.POSITIVE_INFINITY);
  }

  static async make(world: World, maximum: number | null): Promise<ModelledActivity> {
    const { sql } = world;
    const given = { trainingEvent: true, ...(maximum !== null && { maximum }) };
    const learners = await Promise.all(Array.from({ length: LEARNERS }, () => seedUser(sql)));
    return new ModelledActivity(
      world,
      await seedActivity(sql, given),
      learners.map(({ id }) => id),
      maximum,
    );
  }

  /** Tells it to both, which must both accept or both refuse it. Repeated with its id until the outcome is known. */
  async tell(told: Told): Promise<void> {
    const accepted = this.model.tell(told);
    expect(await this.sent(told), JSON.stringify(told)).toBe(accepted);
  }

  private async sent({ learner, type }: Told): Promise<boolean> {
    const { world, activityId } = this;
    const userId = this.learnerIds[learner] ?? '';
    if (type === 'request') return (await world.bear({ userId, activityId })).kind !== 'refused';
    const [last] = await world.sql<{ id: string }[]>`
      select id from enrolments where user_id = ${userId} and activity_id = ${activityId} order by attempt desc limit 1`;
    if (!last) return false;
    const reason = await saveText(world.sql, userId, 'so it was decided', world.clock.now());
    const commandId = uuidv7();
    const command =
      type === 'reset' ? ({ type, nextId: commandId, policy: 'newest', reason } as const) : { type, reason };
    try {
      await persistently(() => world.send(last.id, command, commandId));
      return true;
    } catch (error) {
      if (error instanceof CommandRefused) return false;
      throw error;
    }
  }

  /** Waits until everybody stands where the model says, seats that became free being given; then all must be whole. */
  async agrees(): Promise<void> {
    const { sql } = this.world;
    let seen: string[][] = [];
    try {
      await until(async () => {
        const rows = await sql<{ userId: string; status: string }[]>`
          select user_id, status from enrolments where activity_id = ${this.activityId} order by attempt`;
        seen = this.learnerIds.map((id) => rows.flatMap(({ userId, status }) => (userId === id ? [status] : [])));
        return JSON.stringify(seen) === JSON.stringify(this.model.statuses());
      }, 'it stood as in the model');
    } catch {
      expect(seen).toEqual(this.model.statuses());
    }
    const [records] = await sql<{ n: number }[]>`
      select count(*)::int as n from training_records where object_id = ${this.activityId} and voided_at is null`;
    expect(records?.n).toBe(this.model.completed());
    expect(await audit(sql)).toEqual([]);
  }
}
