import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { expectNothingPersonal } from './nothingPersonal.ts';
import { bundleWorkflows, migrateTemplate, startTestPostgres, startTestTemporal, TEMPLATE } from './stack.ts';

/** Starts one Postgres and one Temporal for the whole run, bundles the workflows, and stops it all at the end. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'rollbook-bundle-'));
  const workflowBundle = join(folder, 'workflows.cjs');
  const started: Array<{ stop(): Promise<void> }> = [];
  const tearDown = async () => {
    await Promise.all(started.map((part) => part.stop()));
    rmSync(folder, { recursive: true, force: true });
  };
  const keep = <Part extends { stop(): Promise<void> }>(part: Part): Part => {
    started.push(part);
    return part;
  };
  const parts = await Promise.allSettled([
    startTestPostgres().then(keep),
    startTestTemporal().then(keep),
    bundleWorkflows(workflowBundle),
  ]);
  const [postgres, temporal, bundle] = parts;
  let address = '';
  const finish = async () => {
    try {
      const read = await expectNothingPersonal(address);
      console.log(`${read} workflow histories read: no name, mail address or free text in them (R35)`);
    } catch (error) {
      // The runner prints what its end throws, and goes out as if nothing had been.
      process.exitCode = 1;
      throw error;
    } finally {
      await tearDown();
    }
  };
  try {
    if (postgres.status === 'rejected') throw postgres.reason;
    if (temporal.status === 'rejected') throw temporal.reason;
    if (bundle.status === 'rejected') throw bundle.reason;
    await migrateTemplate(postgres.value.server);
    address = temporal.value.server.address;
    project.provide('stack', {
      adminUrl: postgres.value.server.url('postgres'),
      template: TEMPLATE,
      temporalAddress: address,
      temporalNamespace: 'default',
      workflowBundle,
    });
  } catch (error) {
    await tearDown();
    throw error;
  }
  return finish;
}
