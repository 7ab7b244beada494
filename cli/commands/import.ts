import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { answerOf, type Rollbook } from '../../client/client.ts';
import type { operations } from '../../client/document.ts';
import type { Patience } from '../../client/patience.ts';
import { atDesk, type Desk } from '../desk.ts';
import { EXIT, UsageError } from '../exit.ts';
import { followImport, type ImportJob, type ImportRow, rejectedRows } from '../followImport.ts';
import { pathOf } from '../paths.ts';
import { progressOn } from '../progress.ts';
import { many, plain, table } from '../words.ts';

type Kind = operations['createImport']['parameters']['query']['kind'];
/** Each kind that the document knows: one that is missing here does not compile. */
const KINDS = Object.keys({
  people: true,
  activities: true,
  enrolments: true,
  status: true,
  'training-records': true,
} satisfies Record<Kind, true>);

interface Options {
  dryRun?: true;
  allowPastDeadlines?: true;
  mapping?: string;
  completeList?: true;
  maxLeavers?: string;
  idempotencyKey?: string;
}

/** An import goes on while the API is started again; who waits for one does, too. */
const LASTING: Patience = { repeats: 9, longestWaitMs: 30_000 };
/** More rejected rows than these are counted; `--json` gives all. */
const SHOWN = 20;

/** `import`: sends a file and waits until it is carried out. */
export function importCommand(): Command {
  return new Command('import')
    .description('send a CSV, wait until it is carried out, and tell the rejected rows. Ends with 1 when there are any')
    .addArgument(new Argument('<kind>', 'what the rows are').choices(KINDS))
    .argument('<file>', 'the CSV; - is standard input')
    .option('--dry-run', 'only say what would happen')
    .option('--allow-past-deadlines', 'take deadlines that have passed')
    .option('--mapping <code>', 'the saved mapping by which the columns are read (people)')
    .option('--complete-list', 'who is missing in the file has left (people)')
    .option('--max-leavers <share>', 'of them so many without a question: 5% or 0.05')
    .addOption(
      new Option(
        '--idempotency-key <key>',
        'names this import: the same command again finds it, for seven days',
      ).argParser(visible),
    )
    .action(
      atDesk(async (desk, kind: Kind, file: string, options: Options) => {
        const bytes = await read(file);
        const key = options.idempotencyKey ?? randomUUID();
        const { id } = await send(desk.api, kind, bytes, options, key);
        desk.say(`Taken in as import ${id}.`);
        const job = await follow(desk, id, `--idempotency-key ${key}`);
        const rejected = await rejectedRows(desk.api, job);
        desk.give({ ...job, rejected }, () => inWords(job, rejected));
        return job.status === 'completed' && rejected.length === 0 ? EXIT.fine : EXIT.lookAtIt;
      }),
    );
}

async function read(file: string): Promise<Buffer> {
  try {
    return file === '-' ? await buffer(process.stdin) : await readFile(pathOf(file));
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
}

async function send(api: Rollbook, kind: Kind, bytes: Buffer, options: Options, key: string): Promise<ImportJob> {
  const query = {
    kind,
    ...(options.dryRun && { dryRun: 'true' as const }),
    ...(options.allowPastDeadlines && { allowPastDeadlines: 'true' as const }),
    ...(options.mapping !== undefined && { mapping: options.mapping }),
    ...(options.completeList && { completeList: 'true' as const }),
    ...(options.maxLeavers !== undefined && { maxLeavers: options.maxLeavers }),
  };
  const call = api.POST('/v1/imports', {
    params: { query, header: { 'Idempotency-Key': key } },
    // As it is, whatever its characters are: what is not UTF-8 is for the API to tell.
    body: bytes as unknown as string,
    bodySerializer: (body) => body,
    headers: { 'Content-Type': 'text/csv' },
  });
  return answerOf(call);
}

/** Shows how far it is. Ctrl-C ends the looking, not the import. */
async function follow(desk: Desk, id: string, option: string): Promise<ImportJob> {
  const progress = progressOn(desk.json ? { write: () => undefined } : process.stderr);
  const leave = () => {
    progress.end();
    desk.say(`Import ${id} goes on without this command. To look at it again, repeat it with ${option}.`);
    process.exit(EXIT.interrupted);
  };
  process.once('SIGINT', leave);
  try {
    return await followImport(desk.patient(LASTING), id, ({ rows }) =>
      progress.show(rows.done, rows.total, rows.rejected > 0 ? `${rows.rejected} rejected` : ''),
    );
  } finally {
    process.off('SIGINT', leave);
    progress.end();
  }
}

function inWords({ id, kind, dryRun, status, rows, failure }: ImportJob, rejected: readonly ImportRow[]): string {
  if (status === 'failed') return `The import failed: ${plain(failure ?? 'it is not known why')}`;
  const counts = `${rows.created} created, ${rows.updated} updated, ${rows.unchanged} unchanged, ${rows.rejected} rejected`;
  const asks = status === 'needs_confirmation';
  const lines = [`${dryRun ? 'Dry run: ' : ''}${many(rows.total, 'row')} of ${kind}: ${counts}`];
  if (asks) lines.push(`Too many would leave: look at /v1/imports/${id}/leavers, then confirm or cancel the import.`);
  if (rejected.length > 0) {
    const shown = rejected.slice(0, SHOWN).map(({ line, column, code, detail }) => [line, column, code, detail]);
    lines.push('', table(['line', 'column', 'code', 'detail'], shown));
  }
  if (rejected.length > SHOWN) lines.push(`… and ${rejected.length - SHOWN} more; --json gives all.`);
  return lines.join('\n');
}

function visible(given: string): string {
  if (!/^[\x21-\x7e]{1,255}$/.test(given))
    throw new InvalidArgumentError('It must be 1 to 255 visible ASCII characters.');
  return given;
}
