import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { describe, expect, it } from 'vitest';
import { sharedStack } from '../support/stack.ts';
import { readHistory, type SavedHistory } from './format.ts';

const FOLDER = fileURLToPath(new URL('histories/', import.meta.url));
const SAVED = readdirSync(FOLDER).sort();
const pathOf = (name: string) => `${FOLDER}${name}`;

/** Goes through a history with the workflows as they are now; throws where they would do something else. */
function replay(history: SavedHistory): Promise<void> {
  const started = history.events[0]?.workflowExecutionStartedEventAttributes;
  const { workflowBundle: codePath } = sharedStack();
  return Worker.runReplayHistory({ workflowBundle: { codePath } }, history, started?.workflowId ?? 'replayed');
}

describe('the past', () => {
  it('holds every kind of workflow', () => {
    const types = SAVED.map((name) => {
      const [first] = readHistory(pathOf(name)).events;
      return first?.workflowExecutionStartedEventAttributes?.workflowType?.name;
    });
    expect([...new Set(types)].sort()).toEqual(['enrolment', 'importFile', 'pool']);
  });

  it.each(SAVED)('%s replays with the present code', async (name) => {
    await replay(readHistory(pathOf(name)));
  });

  it.each(SAVED)('%s names no machine, no process and no person', (name) => {
    const text = readFileSync(pathOf(name), 'utf8');
    const payloads = [...text.matchAll(/"data": "([A-Za-z0-9+/=]+)"/g)].map(([, data]) => Buffer.from(data!, 'base64'));
    const identities = [...text.matchAll(/"identity": "([^"]*)"/g)].map(([, identity]) => identity);
    expect([...new Set(identities)]).toEqual(['worker@test']);
    // Process and host, as a worker calls itself and its own queue; and an address.
    expect(text).not.toMatch(/"\d+@/);
    expect(payloads.join('\n')).not.toMatch(/[\w.]+@[\w-]+\.\w+/);
  });
});

describe('a history that was tampered with', () => {
  const life = () => readHistory(pathOf('approval-reminder-seat-suspension-deadline-reminder-and-expiry.json'));

  it('does not replay when another activity stands in it', async () => {
    const history = life();
    const scheduled = history.events.findLast((event) => event.activityTaskScheduledEventAttributes);
    scheduled!.activityTaskScheduledEventAttributes!.activityType!.name = 'grantSeats';
    await expect(replay(history)).rejects.toBeInstanceOf(DeterminismViolationError);
  });
});
