import { Command } from 'commander';
import { itemsOf, type Rollbook } from '../../client/client.ts';
import { checkChain } from '../checkChain.ts';
import { atDesk, type Desk } from '../desk.ts';
import { EXIT } from '../exit.ts';
import { PAGE } from '../lists.ts';
import { pathOf } from '../paths.ts';
import { progressOn } from '../progress.ts';
import { readEvidence } from '../verify/evidence.ts';
import { openExport, verifyExport } from '../verify/exported.ts';
import type { Item } from '../verify/lines.ts';
import { told } from '../verify/online.ts';
import type { Broken, Verified } from '../verify/result.ts';
import { type Evidence, verify } from '../verify/verify.ts';
import { many, table } from '../words.ts';

interface Options {
  checkpoint: string[];
  keys?: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `verify`: are the histories as they were written? Of an export it needs nothing but files. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description(
      'check the hashes of all histories, and the checkpoints over them; name what does not fit. Ends with 1 when something does not',
    )
    .argument(
      '[what]',
      'an export (`export history`), checked without the API; or the id of one enrolment; left out, all that the API tells',
    )
    .option(
      '--checkpoint <file...>',
      'signed checkpoints that were kept outside (.jws; with .heads beside it, what is gone is named)',
      [],
    )
    .option(
      '--keys <file>',
      'the public keys, as /.well-known/jwks.json gave them once; left out, those that come along',
    )
    .action(
      atDesk(async (desk, what: string | undefined, { checkpoint, keys }: Options) => {
        const evidence = readEvidence(checkpoint, keys);
        const verified = await verifyWhat(desk, what, evidence);
        desk.give(verified, () => inWords(verified));
        return verified.whole ? EXIT.fine : EXIT.lookAtIt;
      }),
    );
}

function verifyWhat(desk: Desk, what: string | undefined, evidence: Evidence): Promise<Verified> {
  if (what === undefined) return verifyAll(desk, evidence);
  return UUID.test(what) ? verifyOne(desk.api, what) : verifyFile(desk, pathOf(what), evidence);
}

async function verifyFile(desk: Desk, file: string, evidence: Evidence): Promise<Verified> {
  const exported = await openExport(file);
  return verifyExport({ ...exported, items: shown(desk, exported.items) }, evidence);
}

async function verifyAll(desk: Desk, evidence: Evidence): Promise<Verified> {
  const { keys, checkpoints, items } = await told(desk.api, true);
  return verify({ keys, checkpoints, at: null, items: shown(desk, items()) }, evidence);
}

/** Shows how far it is. */
async function* shown(desk: Desk, items: AsyncIterable<Item>): AsyncGenerator<Item> {
  const progress = progressOn(desk.json ? { write: () => undefined } : process.stderr);
  let count = 0;
  try {
    for await (const item of items) {
      count += 1;
      if (count % 500 === 0) progress.show(count, null, 'events');
      yield item;
    }
  } finally {
    progress.end();
  }
}

async function verifyOne(api: Rollbook, id: string): Promise<Verified> {
  const history = itemsOf((at) =>
    api.GET('/v1/enrolments/{id}/history', { params: { path: { id }, query: { limit: PAGE, ...at } } }),
  );
  const { events, broken } = await checkChain(id, history);
  return {
    whole: broken === null,
    chains: 1,
    events,
    kinds: { enrolment: 1 },
    texts: { fit: 0, erased: 0 },
    checkpoints: { known: 0, compared: [], keys: 'own' },
    broken: broken ? [{ kind: 'enrolment', id, ...broken }] : [],
  };
}

function inWords(verified: Verified): string {
  const { chains, events, kinds, texts, checkpoints, broken, whole } = verified;
  const each = Object.entries(kinds).map(([kind, count]) => `${count} of ${kind}`);
  const lines = [
    `${histories(chains)} with ${many(events, 'event')}${each.length > 1 ? ` (${each.join(', ')})` : ''}`,
    ...(texts.fit + texts.erased > 0 ? [`${many(texts.fit, 'text')} as written, ${texts.erased} erased`] : []),
    ...(checkpoints.known > 0 ? [`${many(checkpoints.known, 'checkpoint')}; ${comparedInWords(verified)}`] : []),
  ];
  if (whole) return `${lines.join('\n')}\nAll is as it was written.`;
  const rows = broken.map((one: Broken) => [one.kind, one.id, one.seq, one.type, one.what]);
  const heads = ['what', 'id', 'event', 'type', 'what does not fit'];
  return `${lines.join('\n')}\n${many(broken.length, 'thing')} that ${broken.length === 1 ? 'does' : 'do'} not fit:\n\n${table(heads, rows)}`;
}

function comparedInWords({ checkpoints: { compared, keys } }: Verified): string {
  const which = compared.length === 0 ? 'none' : `${compared.at(0)} to ${compared.at(-1)}`;
  const by = keys === 'own' ? 'by keys that came along: --keys gives your own' : 'by the keys that were given';
  return `all histories compared with ${which}, ${by}`;
}

function histories(count: number): string {
  return `${count} ${count === 1 ? 'history' : 'histories'}`;
}
