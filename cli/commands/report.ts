import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { answerOf } from '../../client/client.ts';
import type { Desk } from '../desk.ts';
import { atDesk } from '../desk.ts';
import { UsageError } from '../exit.ts';
import { exportTo } from '../writeCsv.ts';

/** The kinds of reports, by the addresses of their results. */
const KINDS = {
  compliance: '/v1/reports/kinds/compliance/results',
  'compliance-people': '/v1/reports/kinds/compliance-people/results',
  expiring: '/v1/reports/kinds/expiring/results',
  'records-by-provider': '/v1/reports/kinds/records-by-provider/results',
  changes: '/v1/reports/kinds/changes/results',
  'enrolment-status': '/v1/reports/kinds/enrolment-status/results',
} as const;
type Kind = keyof typeof KINDS;

interface Options {
  format: 'csv' | 'xlsx';
  to?: string;
  where: Record<string, string>;
}

/** `report`: what a report shows now, as a file; one that is kept, by its name, or one of the kinds. */
export function reportCommand(): Command {
  return new Command('report')
    .description('what a report shows now, as a file')
    .addArgument(new Argument('<report>', `the name of one that is kept, or a kind: ${Object.keys(KINDS).join(', ')}`))
    .addOption(new Option('--format <format>', 'of the file').choices(['csv', 'xlsx']).default('csv'))
    .option('--to <file>', 'write it into this file, whole or not at all; left out, to standard output')
    .option('--where <name=value>', 'what a kind is asked, as in the API; may be repeated', parameter, {})
    .action(
      atDesk(async (desk, what: string, { format, to, where }: Options) => {
        if (to === undefined && format === 'xlsx' && process.stdout.isTTY)
          throw new UsageError('A workbook is nothing for a terminal: give --to.');
        const kept = isKind(what) ? null : await idOf(desk, what, where);
        const call = kept === null ? ofKind(desk, what as Kind, format, where) : ofKept(desk, kept, format);
        await exportTo(desk, to, call);
        return undefined;
      }),
    );
}

const isKind = (what: string): what is Kind => Object.hasOwn(KINDS, what);

function ofKind(desk: Desk, kind: Kind, format: Options['format'], where: Options['where']) {
  return desk.api.GET(KINDS[kind], {
    // Each kind has parameters of its own; the API says which ones there are.
    params: { query: { ...where, format } as never },
    parseAs: 'stream',
  });
}

/** @throws UsageError when there is no report of this name */
async function idOf(desk: Desk, name: string, where: Options['where']): Promise<string> {
  if (Object.keys(where).length > 0)
    throw new UsageError('--where goes with a kind: a report that is kept says itself what it asks.');
  const { items } = await answerOf(desk.api.GET('/v1/reports', { params: { query: { name, limit: 1 } } }));
  const [report] = items;
  if (!report)
    throw new UsageError(`There is no report ${name}: it is neither a kind nor the name of one that is kept.`);
  return report.id;
}

function ofKept(desk: Desk, id: string, format: Options['format']) {
  return desk.api.GET('/v1/reports/{id}/results', { params: { path: { id }, query: { format } }, parseAs: 'stream' });
}

function parameter(given: string, before: Record<string, string>): Record<string, string> {
  const [, name, value] = /^(\w+)=(.+)$/s.exec(given) ?? [];
  if (name === undefined || value === undefined) throw new InvalidArgumentError('It must be name=value.');
  return { ...before, [name]: value };
}
