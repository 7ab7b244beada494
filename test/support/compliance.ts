import { uuidv7 } from 'uuidv7';
import type { TestApi } from './api.ts';

/** A training record as it lies in the database; what is left out is none. */
export async function seedRecord(
  { sql, world }: Pick<TestApi, 'sql' | 'world'>,
  given: {
    userId: string;
    on: string;
    until?: string | null;
    qualificationCode?: string;
    activityId?: string;
    recordedAt?: string;
  },
): Promise<string> {
  const id = uuidv7();
  await sql`
    insert into training_records ${sql({
      id,
      userId: given.userId,
      recordType: 'course',
      objectId: given.activityId ?? null,
      title: 'Done elsewhere',
      completionDate: given.on,
      qualificationCode: given.qualificationCode ?? null,
      expiresAt: given.until ?? null,
      source: 'manual',
      createdAt: given.recordedAt ?? world.clock.now(),
    })}`;
  return id;
}

/** Where a person stands, as the API says it: the state of one requirement. */
export async function stateOf(api: TestApi, user: string, code: string, query = ''): Promise<string | undefined> {
  const { body } = await api.get(`/v1/users/${user}/requirements${query}`);
  return body.items.find((item: { requirement: { code: string } }) => item.requirement.code === code)?.state;
}
