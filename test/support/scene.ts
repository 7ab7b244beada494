import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkpointName, writeCheckpointFiles } from '../../activities/checkpointFiles.ts';
import { type Told, told } from '../../cli/verify/online.ts';
import type { Verified } from '../../cli/verify/result.ts';
import { type Evidence, verify } from '../../cli/verify/verify.ts';
import { connect } from '../../client/client.ts';
import { openOrganisationKey, organisationSecret } from '../../config/organisationKey.ts';
import { newSigningKey } from '../../config/secrets.ts';
import { checkpointNumbered } from '../../store/checkpointList.ts';
import { makeEnrolment, makeUser, type TestApi } from './api.ts';
import type { Scene } from './attacks.ts';
import { eventsOf } from './forging.ts';

/** A company with histories and two checkpoints, of which the last one was kept outside, with the keys. */
export interface PreparedScene extends Scene {
  /** What was kept: the last checkpoint with its heads, and without. */
  readonly kept: Evidence;
  readonly keptAlone: Evidence;
  readonly nothing: Evidence;
  remove(): void;
}

/** Makes the scene: five events before the last checkpoint, and two after it. */
export async function prepareScene(api: TestApi): Promise<PreparedScene> {
  const tell = async (id: string, body: object) => {
    const { status, text } = await api.post(`/v1/enrolments/${id}/commands`, body);
    if (status !== 200) throw new Error(text);
  };
  const user = await makeUser(api, { department: 'Assembly' });
  await api.patch(`/v1/users/${user.id}`, { department: 'Paint shop' });
  const { id: other } = await makeEnrolment(api, { user: user.id });
  const { id } = await makeEnrolment(api);
  await api.post('/v1/checkpoints', undefined);
  await tell(id, { command: 'progress', percent: 40 });
  await tell(id, { command: 'suspend', reason: 'the words of a reason' });
  await tell(other, { command: 'cancel', reason: 'other words' });
  const { number } = (await api.post('/v1/checkpoints', undefined)).body;
  const victim = { kind: 'enrolment', id };
  const held = (await eventsOf(api.sql, victim)).length;
  await tell(id, { command: 'resume' });

  const directory = mkdtempSync(join(tmpdir(), 'rollbook-kept-'));
  const checkpoint = await checkpointNumbered(api.sql, number);
  if (!checkpoint) throw new Error('no checkpoint');
  await writeCheckpointFiles(api.sql, directory, checkpoint);
  const file = join(directory, `${checkpointName(number)}.jws`);
  const keys = (await api.get('/.well-known/jwks.json', { key: null })).body;
  const one = { file, jws: checkpoint.jws };
  return {
    victim,
    other: { kind: 'enrolment', id: other },
    held,
    key: await openOrganisationKey(organisationSecret(api.deps.config)),
    anotherKey: await openOrganisationKey(newSigningKey()),
    kept: { kept: [{ ...one, heads: file.replace(/jws$/, 'heads') }], keys },
    keptAlone: { kept: [{ ...one, heads: null }], keys },
    nothing: { kept: [], keys: null },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

/** Checks what an API tells. */
export async function verifyApi(api: TestApi, evidence: Evidence): Promise<Verified> {
  const all: Told = await told(connect({ url: api.url, apiKey: api.adminKey }), true);
  return verify({ ...all, at: null, items: all.items() }, evidence);
}
