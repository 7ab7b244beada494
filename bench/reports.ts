import { readFileSync } from 'node:fs';
import { Agent, type IncomingMessage, request } from 'node:http';
import { importLearners } from './support/company.ts';
import { type Bench, note, type Row } from './support/report.ts';
import type { Stack } from './support/stack.ts';
import { seconds, shown } from './support/stats.ts';

const LOOK_MS = 20;

/** A report of 100,000 records that expire, as CSV and as a workbook: how soon it is whole, and what it takes of memory. */
export const reports: Bench = async (stack, { scaled }) => {
  const { api, sql, processes } = stack;
  const people = scaled(10_000);
  const count = scaled(100_000);
  await importLearners(api, people);
  await sql`
    insert into training_records (id, user_id, record_type, title, training_provider, completion_date, qualification_code,
      expires_at, source, created_at)
    select gen_random_uuid(), u.id, 'course', 'A course with a title of its own', 'A provider', current_date - 10,
      'Q' || n, current_date + 1 + n * 3, 'import', now()
    from (select id, row_number() over (order by id) as nth from users order by id limit ${people}) u
      cross join generate_series(1, 10) n
    limit ${count}`;
  await sql`analyze`;
  const pid = processes.find(({ name }) => name === 'API')?.pid ?? 0;
  const rows: Row[] = [];
  const path = '/v1/reports/kinds/expiring/results?within=P1Y';
  note(`${shown(count)} records of ${shown(people)} people`);
  for (const format of ['csv', 'xlsx'] as const) {
    // Once before: what is measured is not the first use of the code.
    await fetchAll(stack, `${path}&format=${format}&department=Nowhere`);
    const before = residentMiB(pid);
    let peak = before;
    const looking = setInterval(() => {
      peak = Math.max(peak, residentMiB(pid));
    }, LOOK_MS);
    let bytes = 0;
    const took = await seconds(async () => {
      bytes = await fetchAll(stack, `${path}&format=${format}`);
    });
    clearInterval(looking);
    const megabytes = bytes / 1024 / 1024;
    rows.push(
      {
        what: `${shown(count)} rows as ${format}`,
        value: `${shown(took)} s`,
        beside: `${shown(megabytes)} MiB of file`,
      },
      { what: `the API meanwhile, ${format}`, value: `${shown(peak)} MiB`, beside: `${shown(before)} MiB before` },
    );
    note(`${format}: ${shown(took)} s, ${shown(peak)} MiB at most`);
  }
  return rows;
};

/** Fetches a file, keeping nothing of it. Returns its bytes. */
function fetchAll({ api }: Stack, path: string): Promise<number> {
  const agent = new Agent();
  return new Promise((resolve, reject) => {
    const sent = request(`${api.address}${path}`, { agent, headers: api.headers }, (answer: IncomingMessage) => {
      let bytes = 0;
      answer.on('data', (part: Buffer) => {
        bytes += part.length;
      });
      answer.once('error', reject);
      answer.once('end', () =>
        answer.statusCode === 200 ? resolve(bytes) : reject(new Error(`${answer.statusCode}`)),
      );
    });
    sent.once('error', reject);
    sent.end();
  });
}

/** Resident memory of a process. */
function residentMiB(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? Number.NaN) / 1024;
}
