import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { uuidv7 } from 'uuidv7';
import { createApp } from '../../api/app.ts';
import { readConfig } from '../../config/config.ts';
import { newSigningKey } from '../../config/secrets.ts';
import type { ReportSchedule } from '../../domain/reports/schedule.ts';
import { SYSTEM } from '../../domain/state.ts';
import { drainMails } from '../../mail/drain.ts';
import { createMailer } from '../../mail/sender.ts';
import { bytesOf } from '../../store/reports/files.ts';
import { insertSavedReport, type ReportFields } from '../../store/reports/saved.ts';
import { reportPages } from '../../web/reportPages.ts';
import type { World } from './world.ts';

/** Every day at half past two in Berlin. */
export const DAILY: ReportSchedule = { every: 'day', weekday: null, day: null, at: '02:30', timezone: 'Europe/Berlin' };

/** A report that is kept: by default a daily one of records that expire, as CSV, for nobody. */
export async function keepReport({ sql, clock }: World, given: Partial<ReportFields> = {}): Promise<string> {
  const id = uuidv7();
  const fields: ReportFields = {
    name: `report ${id}`,
    params: { within: 'P400D' },
    format: 'csv',
    schedule: DAILY,
    recipients: { users: [], managers: false },
    ...given,
  };
  await insertSavedReport(sql, { ...fields, id, kind: 'expiring', actor: SYSTEM }, clock.now());
  return id;
}

/** What was made of a report, the first first: when it was due, and what became of it. */
export async function runsOf({ sql }: Pick<World, 'sql'>, reportId: string) {
  return sql<{ id: string; dueAt: string; status: string; attempt: number; lastError: string | null }[]>`
    select id, due_at, status, attempt, last_error from report_runs where report_id = ${reportId} order by due_at`;
}

/** The files of a run: whose part, how many rows, and the text. */
export async function filesOf({ sql }: Pick<World, 'sql'>, runId: string) {
  const files = await sql<{ id: string; managerId: string | null; rowCount: number }[]>`
    select id, manager_id, row_count from report_files where run_id = ${runId} order by manager_id nulls first, attempt`;
  return Promise.all(
    files.map(async ({ id, managerId, rowCount }) => {
      const parts: Buffer[] = [];
      for await (const part of bytesOf(sql, id)) parts.push(part);
      return { managerId, rows: rowCount, text: Buffer.concat(parts).toString('utf8') };
    }),
  );
}

/** The mails about a run. */
export async function reportMails({ sql }: Pick<World, 'sql'>, runId: string) {
  return sql<{ toUserId: string; status: string }[]>`
    select to_user_id, status from mails where report_run_id = ${runId} order by to_user_id`;
}

/** The pages behind the links of reports, and a sender of mails that carries them. */
export async function serveReports({ sql, clock, dispatch }: World, smtpUrl: string) {
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const signingKey = newSigningKey();
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const config = { ...readConfig({}), baseUrl, signingKey };
  const deps = { sql, clock, dispatch, log, config };
  server.on('request', createApp(deps, { pages: [reportPages(deps)] }));
  return {
    logged: () => lines.join(''),
    baseUrl,
    drain: async () => {
      const mailer = createMailer({ smtpUrl });
      await drainMails({ sql, clock, mailer, log, config });
      mailer.close();
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
