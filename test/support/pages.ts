import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { createApp } from '../../api/app.ts';
import type { AppDeps } from '../../api/deps.ts';
import { type Config, readConfig } from '../../config/config.ts';
import { newSigningKey } from '../../config/secrets.ts';
import { addDuration } from '../../domain/calendar.ts';
import type { Duration } from '../../domain/words.ts';
import { makeApprovalToken, signingKeys } from '../../mail/tokens.ts';
import { approvalPages } from '../../web/approvalPages.ts';
import { myPages } from '../../web/me/myPages.ts';
import { KnownSessions } from '../../web/signIn/knownSessions.ts';
import { signInPages } from '../../web/signIn/signInPages.ts';
import type { World } from './world.ts';

/** The pages of a world on a port of their own. */
export interface Pages {
  readonly baseUrl: string;
  readonly signingKey: string;
  /** Everything that was logged. */
  logged(): string;
  /** A link to the open task of an enrolment, as a mail would carry it. */
  linkTo(enrolmentId: string, options?: { validFor?: Duration; assignment?: number }): Promise<string>;
  close(): Promise<void>;
}

export async function servePages(
  world: Pick<World, 'sql' | 'clock' | 'dispatch'>,
  changes: Partial<Pick<AppDeps, 'sql' | 'config'>> = {},
  settings: Partial<Config> = {},
): Promise<Pages> {
  const { sql, clock, dispatch } = world;
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const signingKey = newSigningKey();
  const server = createServer();
  server.listen(settings.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const deps = {
    sql,
    clock,
    dispatch,
    log,
    config: { ...readConfig({}), baseUrl, signingKey, ...settings },
    ...changes,
  };
  const sessions = new KnownSessions(deps);
  const withSessions = { ...deps, sessions };
  const pages = [approvalPages(withSessions), signInPages(withSessions), myPages(withSessions)];
  server.on('request', createApp(deps, { pages, sessions }));
  return {
    baseUrl,
    signingKey,
    logged: () => lines.join(''),
    linkTo: async (enrolmentId, { validFor = 'P30D', assignment } = {}) => {
      const [task] = await sql<{ id: string; assignment: number }[]>`
        select id, assignment from approval_tasks where enrolment_id = ${enrolmentId} and status = 'open'`;
      if (!task) throw new Error('no open task');
      const expiresAt = addDuration(clock.now(), validFor, 'UTC');
      const link = { taskId: task.id, assignment: assignment ?? task.assignment, expiresAt };
      return `${baseUrl}/approvals/${await makeApprovalToken(link, signingKeys(signingKey))}`;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
