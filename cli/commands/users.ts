import { Command } from 'commander';
import { answerOf, itemsOf } from '../../client/client.ts';
import type { operations } from '../../client/document.ts';
import { atDesk } from '../desk.ts';
import { andMore, firstOf, limitOption, PAGE } from '../lists.ts';
import { facts, table } from '../words.ts';

/** Checked by the API, which says what may stand there. */
type Filter = NonNullable<operations['listUsers']['parameters']['query']>;

/** `users`: people, as the desk knows them. */
export function usersCommand(): Command {
  const users = new Command('users').description('people: list, show');

  users
    .command('list')
    .description('the newest first')
    .option('--q <text>', 'part of the name, e-mail address or username')
    .option('--status <status>', 'activated, active, deactivated or expired')
    .option('--department <name>', 'only of this department')
    .option('--manager <ref>', 'only direct reports of this person')
    .addOption(limitOption())
    .action(
      atDesk(async ({ api, give }, { limit, ...filter }: Filter & { limit: number }) => {
        const all = itemsOf((at) => api.GET('/v1/users', { params: { query: { ...filter, limit: PAGE, ...at } } }));
        const some = await firstOf(all, limit);
        const rows = some.items.map(({ externalId, name, email, department, status }) => [
          externalId,
          name,
          email,
          department,
          status,
        ]);
        give(some, () => table(['external id', 'name', 'e-mail', 'department', 'status'], rows) + andMore(some));
        return undefined;
      }),
    );

  users
    .command('show')
    .description('one person')
    .argument('<ref>', 'id, external id, username or e-mail address')
    .action(
      atDesk(async ({ api, give }, ref: string) => {
        const user = await answerOf(api.GET('/v1/users/{id}', { params: { path: { id: ref } } }));
        give(user, () =>
          facts([
            ['id', user.id],
            ['external id', user.externalId],
            ['username', user.username],
            ['name', user.name],
            ['e-mail', user.email],
            ['status', user.status],
            ['level', user.level],
            ['expires', user.expiresOn ?? user.expiresAt],
            ['position title', user.positionTitle],
            ['department', user.department],
            ['location', user.location],
            ['manager', user.manager?.name],
            ['hired', user.hireDate],
            ['time zone', user.timezone],
            ['locale', user.locale],
          ]),
        );
        return undefined;
      }),
    );

  return users;
}
