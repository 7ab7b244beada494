import { uuidv7 } from 'uuidv7';
import type { TestApi } from './api.ts';
import { importHere } from './imports.ts';

/** A file of people with one row, as the HR system writes it; resolves with what became of the row. */
export async function fileOfOne({ sql, world }: TestApi, externalId: string, values: Record<string, string>) {
  const given = {
    ...{ external_id: externalId, username: externalId, email: `${externalId}@x.test` },
    ...{ given_name: 'G', family_name: 'F', ...values },
  };
  const text = `${Object.keys(given).join(',')}\n${Object.values(given).join(',')}`;
  const { rows } = await importHere({ sql, clock: world.clock }, 'people', text);
  return rows[0];
}

/** Somebody whom the HR system’s file has brought. */
export async function personFromFile(
  api: TestApi,
  values: Record<string, string> = {},
): Promise<{ id: string; externalId: string }> {
  const externalId = `hr-${uuidv7().slice(-12)}`;
  await fileOfOne(api, externalId, values);
  const { body } = await api.get(`/v1/users/${externalId}`);
  return { id: body.id, externalId };
}
