import { Argument, Command, InvalidArgumentError } from 'commander';
import { atDesk } from '../desk.ts';
import { exportTo, outputOption } from '../writeCsv.ts';
import { exportHistoryCommand } from './exportHistory.ts';

/** The lists that the API gives as CSV, by the names that one calls them. */
const LISTS = {
  activities: '/v1/activities',
  approvals: '/v1/approvals',
  enrolments: '/v1/enrolments',
  mails: '/v1/mails',
  statements: '/v1/statements',
  'training-records': '/v1/training-records/export',
  users: '/v1/users',
} as const;
const NAMES = Object.keys(LISTS) as (keyof typeof LISTS)[];

interface Options {
  output?: string;
  where: Record<string, string>;
}

/** `export`: a whole list as CSV, page by page on the API's side, so that any number of rows goes through. */
export function exportCommand(): Command {
  return new Command('export')
    .description('a whole list as CSV; or all histories, for `verify`')
    .addArgument(new Argument('<what>', 'the list').choices(NAMES))
    .option('--where <name=value>', 'a filter of the list, as in the API; may be repeated', filter, {})
    .addOption(outputOption())
    .action(
      atDesk(async (desk, what: keyof typeof LISTS, { output, where }: Options) => {
        const call = desk.api.GET(LISTS[what], {
          // Each list has filters of its own; the API says which ones there are.
          params: { query: where as Record<string, never> },
          headers: { Accept: 'text/csv' },
          parseAs: 'stream',
        });
        await exportTo(desk, output, call);
        return undefined;
      }),
    )
    .addCommand(exportHistoryCommand());
}

function filter(given: string, before: Record<string, string>): Record<string, string> {
  const [, name, value] = /^(\w+)=(.+)$/s.exec(given) ?? [];
  if (name === undefined || value === undefined) throw new InvalidArgumentError('It must be name=value.');
  return { ...before, [name]: value };
}
