import { randomUUID } from 'node:crypto';
import { Argument, Command, Option } from 'commander';
import { answerOf, itemsOf } from '../../client/client.ts';
import type { components } from '../../client/document.ts';
import { atDesk } from '../desk.ts';
import { andMore, firstOf, limitOption, PAGE } from '../lists.ts';
import { facts, table } from '../words.ts';

type Scope = components['schemas']['ApiKey']['scopes'][number];
/** Each scope that the document knows: one that is missing here does not compile. */
const SCOPES = Object.keys({ read: true, write: true, admin: true } satisfies Record<Scope, true>);

/** `keys`: who may speak to the API as a machine. */
export function keysCommand(): Command {
  const keys = new Command('keys').description('API keys: list, create, revoke');

  keys
    .command('list')
    .description('all keys, without their secrets')
    .addOption(limitOption())
    .action(
      atDesk(async ({ api, give }, { limit }: { limit: number }) => {
        const all = itemsOf((at) => api.GET('/v1/api-keys', { params: { query: { limit: PAGE, ...at } } }));
        const some = await firstOf(all, limit);
        const rows = some.items.map(({ id, name, scopes, createdAt, revokedAt }) => [
          id,
          name,
          scopes.join(','),
          createdAt,
          revokedAt,
        ]);
        give(some, () => table(['id', 'name', 'scopes', 'created', 'revoked'], rows) + andMore(some));
        return undefined;
      }),
    );

  keys
    .command('create')
    .description('a new key; its secret is shown this once')
    .argument('<name>', 'what it is for')
    .addOption(new Option('--scope <scope...>', 'what it may do').choices(SCOPES).default(['read'], 'read'))
    .action(
      atDesk(async ({ api, give }, name: string, { scope }: { scope: Scope[] }) => {
        // Not the caller's: a repeat of this command is meant as another key, as its secret is shown only once.
        const header = { 'Idempotency-Key': randomUUID() };
        const made = await answerOf(api.POST('/v1/api-keys', { params: { header }, body: { name, scopes: scope } }));
        // The answer got lost, and the repeat does not tell the secret again: nobody has it.
        const secret = made.secret ?? 'lost with its answer: revoke this key, and create another';
        give(made, () =>
          facts([
            ['id', made.id],
            ['name', made.name],
            ['scopes', made.scopes.join(',')],
            ['key', secret],
          ]),
        );
        return undefined;
      }),
    );

  keys
    .command('revoke')
    .description('end a key at once and for good')
    .addArgument(new Argument('<id>', 'the 12 digits behind rb_'))
    .action(
      atDesk(async ({ api, give }, id: string) => {
        await answerOf(api.DELETE('/v1/api-keys/{id}', { params: { path: { id } } }));
        give({ id, revoked: true }, () => `The key ${id} is revoked.`);
        return undefined;
      }),
    );

  return keys;
}
