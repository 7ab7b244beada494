import { Command } from 'commander';
import { answerOf, type Rollbook, settled } from '../../client/client.ts';
import type { components } from '../../client/document.ts';
import { IMPATIENT } from '../../client/patience.ts';
import { ApiProblem, problemOf } from '../../client/problems.ts';
import { atDesk } from '../desk.ts';
import { EXIT } from '../exit.ts';
import { facts } from '../words.ts';

type Readiness = components['schemas']['Readiness'];

/** `status`: is it up, and what is on its way? For who watches over it: it asks once, and waits for nothing. */
export function statusCommand(): Command {
  return new Command('status')
    .description('is it up, and how much is on its way? Ends with 3 when it cannot serve')
    .action(
      atDesk(async ({ patient, url, give }) => {
        const api = patient(IMPATIENT);
        const { postgres, temporal } = await readinessOf(api);
        const ready = postgres === 'ok' && temporal === 'ok';
        const waiting = waitingIn(await answerOf(api.GET('/metrics', { parseAs: 'text' })));
        give({ url, ready, postgres, temporal, waiting }, () =>
          facts([
            ['address', url],
            ['ready', ready],
            ['Postgres', postgres],
            ['Temporal', temporal],
            ...Object.entries(waiting).map(([what, count]) => [`on their way: ${what}`, count] as const),
          ]),
        );
        return ready ? EXIT.fine : EXIT.refused;
      }),
    );
}

/** Says whether it is ready also where it is not: that is an answer, too. */
async function readinessOf(api: Rollbook): Promise<Readiness> {
  const { data, error, response } = await settled(api.GET('/readyz'));
  const said: unknown = data ?? error;
  if (typeof said === 'object' && said !== null && 'postgres' in said) return said as Readiness;
  throw new ApiProblem(problemOf(response.status, error));
}

/** What is on its way, by what it is, as the metrics say it. */
function waitingIn(metrics: string): Record<string, number> {
  const lines = metrics.matchAll(/^rollbook_waiting\{what="(\w+)"\} (\S+)$/gm);
  return Object.fromEntries([...lines].map(([, what, count]) => [what, Number(count)]));
}
