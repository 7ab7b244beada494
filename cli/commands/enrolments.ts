import { Command } from 'commander';
import { answerOf, itemsOf } from '../../client/client.ts';
import type { components } from '../../client/document.ts';
import { atDesk } from '../desk.ts';
import { type LedgerOptions, ledgerFilterOf, withLedgerFilter } from '../ledgerFilter.ts';
import { andMore, firstOf, limitOption, PAGE } from '../lists.ts';
import { facts, table } from '../words.ts';
import { exportTo, outputOption } from '../writeCsv.ts';

type Enrolment = components['schemas']['Enrolment'];

/** `enrolments`: the ledger. */
export function enrolmentsCommand(): Command {
  const enrolments = new Command('enrolments').description('the ledger: list, show, export');

  withLedgerFilter(enrolments.command('list'))
    .description('enrolments by filters')
    .addOption(limitOption())
    .action(
      atDesk(async ({ api, give }, { limit, ...options }: LedgerOptions & { limit: number }) => {
        const query = { ...ledgerFilterOf(options), limit: PAGE };
        const all = itemsOf((at) => api.GET('/v1/enrolments', { params: { query: { ...query, ...at } } }));
        const some = await firstOf(all, limit);
        const heads = ['id', 'person', 'activity', 'attempt', 'status', '%', 'deadline', 'overdue'];
        give(some, () => table(heads, some.items.map(rowOf)) + andMore(some));
        return undefined;
      }),
    );

  enrolments
    .command('show')
    .description('one enrolment, and the reason of each fact')
    .argument('<id>')
    .action(
      atDesk(async ({ api, give }, id: string) => {
        const one = await answerOf(api.GET('/v1/enrolments/{id}', { params: { path: { id } } }));
        give(one, () => facts(factsOf(one)));
        return undefined;
      }),
    );

  withLedgerFilter(enrolments.command('export'))
    .description('the whole selection as CSV')
    .addOption(outputOption())
    .action(
      atDesk(async (desk, { output, ...options }: LedgerOptions & { output?: string }) => {
        const query = ledgerFilterOf(options);
        const asCsv = { headers: { Accept: 'text/csv' }, parseAs: 'stream' } as const;
        await exportTo(desk, output, desk.api.GET('/v1/enrolments', { params: { query }, ...asCsv }));
        return undefined;
      }),
    );

  return enrolments;
}

function rowOf({ id, user, activity, attempt, status, progress, deadline, overdue }: Enrolment) {
  return [id, user.name, activity.code, attempt, status, progress, deadline?.localDate ?? deadline?.at, overdue];
}

function factsOf(one: Enrolment) {
  return [
    ['id', one.id],
    ['person', `${one.user.name} (${one.user.externalId ?? one.user.email})`],
    ['activity', `${one.activity.title} (${one.activity.code})`],
    ['attempt', one.attempt],
    ['obligation', one.obligation],
    ['source', one.source],
    ['status', one.status],
    ['why', one.why.status],
    ['access', one.why.access],
    ['deadline', one.why.deadline],
    ['overdue', one.overdue],
    ['queue', one.why.queue],
    ['progress', `${one.progress} %`],
    ['policy version', one.policy.version],
    ['possible now', one.possible.join(', ')],
  ] as const;
}
