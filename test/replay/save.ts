/**
 * Saves the histories of a few lives, as the present code makes them, beside those of earlier releases:
 *
 *     node --import tsx test/replay/save.ts
 *
 * Run it before a release whose workflows have changed, under a new name of the folder's files where the old ones are to stay.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDatabase } from '../support/database.ts';
import { ownPostgres, ownTemporal } from '../support/servers.ts';
import { bundleWorkflows, useStack } from '../support/stack.ts';
import { createWorld, type World } from '../support/world.ts';
import { writeHistory } from './format.ts';
import { continued, lives, type Past } from './lives.ts';

const FOLDER = fileURLToPath(new URL('histories/', import.meta.url));
const NOBODY = 'worker@test';

/** Names no machine and no process: identities, and the names of queues that a worker made of its own. */
function cleaned(value: unknown, key = ''): unknown {
  if (key === 'identity' && typeof value === 'string') return NOBODY;
  if (key === 'stickyTaskQueue' || key === 'stickyAttributes') return undefined;
  if (Array.isArray(value)) return value.map((member) => cleaned(member));
  if (typeof value !== 'object' || value === null) return value;
  const { kind, normalName } = value as Record<string, unknown>;
  if (kind === 'TASK_QUEUE_KIND_STICKY') return { name: `${NOBODY}-sticky`, kind, normalName };
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, cleaned(member, name)]));
}

async function save({ dispatch }: World, { holds, workflowId, runId }: Past): Promise<void> {
  const history = await dispatch.client.workflow.getHandle(workflowId, runId).fetchHistory();
  writeHistory(join(FOLDER, `${holds}.json`), history, cleaned);
  console.log(`${holds}: ${history.events?.length} events`);
}

const bundle = mkdtempSync(join(tmpdir(), 'rollbook-save-'));
const workflowBundle = join(bundle, 'workflows.cjs');
const [postgres, temporal, short] = await Promise.all([
  ownPostgres(),
  ownTemporal(),
  ownTemporal({ 'limit.historyCount.suggestContinueAsNew': '30' }),
  bundleWorkflows(workflowBundle),
]);
try {
  useStack({ ...postgres, temporalAddress: temporal.address, temporalNamespace: 'default', workflowBundle });
  for (const [server, stories] of [
    [temporal, lives],
    [short, [continued]],
  ] as const) {
    for (const story of stories) {
      const { url: databaseUrl } = await createDatabase();
      const world = await createWorld({ databaseUrl, temporalAddress: server.address });
      for (const past of await story(world)) await save(world, past);
      await world.close();
    }
  }
} finally {
  await Promise.all([postgres, temporal, short].map((server) => server.stop()));
  rmSync(bundle, { recursive: true, force: true });
}
