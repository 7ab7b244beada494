import { Command } from 'commander';
import { itemsOf, type Rollbook } from '../../client/client.ts';
import { type Break, checkChain } from '../checkChain.ts';
import { atDesk, type Desk } from '../desk.ts';
import { EXIT } from '../exit.ts';
import { PAGE } from '../lists.ts';
import { progressOn } from '../progress.ts';
import { many, table } from '../words.ts';

interface Broken extends Break {
  readonly enrolment: string;
}

interface Verified {
  enrolments: number;
  events: number;
  broken: Broken[];
}

/** So many histories are asked for at once. */
const AT_ONCE = 4;

/** `verify`: are the histories as they were written? */
export function verifyCommand(): Command {
  return new Command('verify')
    .description(
      'compute the hashes of histories anew, and name what does not fit. Ends with 1 when something does not',
    )
    .argument('[enrolment]', 'the id of one; left out, all enrolments')
    .action(
      atDesk(async (desk, id: string | undefined) => {
        const verified = id === undefined ? await verifyAll(desk) : await verifyOne(desk.api, id);
        desk.give(verified, () => inWords(verified));
        return verified.broken.length === 0 ? EXIT.fine : EXIT.lookAtIt;
      }),
    );
}

async function verifyAll(desk: Desk): Promise<Verified> {
  const all: Verified = { enrolments: 0, events: 0, broken: [] };
  const progress = progressOn(desk.json ? { write: () => undefined } : process.stderr);
  // The oldest first: what is born meanwhile comes at the end, and none is passed over.
  const query = { sort: 'oldest', limit: PAGE } as const;
  const list = itemsOf((at) => desk.api.GET('/v1/enrolments', { params: { query: { ...query, ...at } } }));
  // Each takes the next one off the same list.
  const take = async () => {
    for await (const { id } of shared(list)) {
      const one = await verifyOne(desk.api, id);
      all.enrolments += 1;
      all.events += one.events;
      all.broken.push(...one.broken);
      progress.show(all.enrolments, null, 'enrolments');
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take)).finally(() => progress.end());
  return all;
}

/** A list that is not closed when one of those who take from it stops. */
async function* shared<Item>(list: AsyncGenerator<Item>): AsyncGenerator<Item> {
  for (let next = await list.next(); !next.done; next = await list.next()) yield next.value;
}

async function verifyOne(api: Rollbook, id: string): Promise<Verified> {
  const history = itemsOf((at) =>
    api.GET('/v1/enrolments/{id}/history', { params: { path: { id }, query: { limit: PAGE, ...at } } }),
  );
  const { events, broken } = await checkChain(id, history);
  return { enrolments: 1, events, broken: broken ? [{ enrolment: id, ...broken }] : [] };
}

function inWords({ enrolments, events, broken }: Verified): string {
  const checked = `${many(enrolments, 'enrolment')} with ${many(events, 'event')} that fit`;
  if (broken.length === 0) return `${checked}: no history is broken.`;
  const rows = broken.map(({ enrolment, seq, type, what }) => [enrolment, seq, type, what]);
  const heads = ['enrolment', 'event', 'type', 'what does not fit'];
  return `${checked}; ${many(broken.length, 'broken history')}:\n\n${table(heads, rows)}`.replace(
    'historys',
    'histories',
  );
}
