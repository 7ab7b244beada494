import { randomUUID } from 'node:crypto';
import { Argument, Command, Option } from 'commander';
import { answerOf, itemsOf } from '../../client/client.ts';
import type { components } from '../../client/document.ts';
import { atDesk } from '../desk.ts';
import { andMore, firstOf, limitOption, PAGE } from '../lists.ts';
import { facts, table } from '../words.ts';

type Scope = components['schemas']['ApiKey']['scopes'][number];
type Resource = Scope extends infer S ? (S extends `${infer R}:read` ? R : never) : never;
/** Each resource that the document knows a scope for: one that is missing here does not compile. */
const RESOURCES = Object.keys({
  people: true,
  groups: true,
  audiences: true,
  rules: true,
  enrolments: true,
  approvals: true,
  delegations: true,
  activities: true,
  sessions: true,
  seats: true,
  policies: true,
  certifications: true,
  plans: true,
  requirements: true,
  automations: true,
  imports: true,
  records: true,
  xapi: true,
  signatures: true,
  events: true,
  checkpoints: true,
  reports: true,
} satisfies Record<Resource, true>);
const SCOPES = ['read', 'write', 'admin', ...RESOURCES.flatMap((name) => [`${name}:read`, `${name}:write`])];

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
    .option('--expires <instant>', 'when it ends by itself: 2027-01-31T00:00:00Z')
    .action(
      atDesk(async ({ api, give }, name: string, { scope, expires }: { scope: Scope[]; expires?: string }) => {
        // Not the caller's: a repeat of this command is meant as another key, as its secret is shown only once.
        const header = { 'Idempotency-Key': randomUUID() };
        const made = await answerOf(
          api.POST('/v1/api-keys', {
            params: { header },
            body: { name, scopes: scope, ...(expires !== undefined && { expiresAt: expires }) },
          }),
        );
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
    .command('rotate')
    .description('a new secret for a key, shown this once; the old one stays valid for a while')
    .addArgument(new Argument('<id>', 'the 12 digits behind rb_'))
    .option('--overlap <duration>', 'for how long the old one stays valid: PT0S, P1D, at most P90D')
    .action(
      atDesk(async ({ api, give }, id: string, { overlap }: { overlap?: string }) => {
        const params = { path: { id }, header: { 'Idempotency-Key': randomUUID() } };
        const body = overlap === undefined ? {} : { overlap };
        const made = await answerOf(api.POST('/v1/api-keys/{id}/rotate', { params, body }));
        const secret = made.secret ?? 'lost with its answer: rotate it again';
        give(made, () =>
          facts([
            ['id', made.id],
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
