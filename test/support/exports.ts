import { createHash, createHmac } from 'node:crypto';
import type { Item, Line } from '../../cli/verify/lines.ts';
import type { Evidence } from '../../cli/verify/verify.ts';
import type { OrganisationKey } from '../../config/organisationKey.ts';
import {
  CHECKPOINT_TYPE,
  type Checkpoint,
  checkpointText,
  leafOf,
  NO_CHECKPOINT,
} from '../../domain/checkpoints/checkpoint.ts';
import { leafHash, MerkleTree } from '../../domain/checkpoints/merkle.ts';
import { SYSTEM } from '../../domain/state.ts';
import { chain, GENESIS, sha256 } from '../../store/chain.ts';
import { digestOf } from '../../store/checkpoints.ts';

const AT = '2026-03-10T12:00:00.000Z';
const uuid = (n: number) => `019abc3e-7f31-7c55-9d0e-${String(n).padStart(12, '0')}`;

/** A history of so many events, each with a reason, as the API tells it. */
function historyOf(kind: string, id: string, count: number): Item[] {
  const texts = Array.from({ length: count }, (_, n) => {
    const [salt, body] = [Buffer.from(`salt ${n}`), `words ${n} of ${id}`];
    return {
      salt: salt.toString('base64'),
      body,
      commitment: createHmac('sha256', salt).update(body).digest('hex'),
    };
  });
  const events = texts.map(({ commitment }, n) => ({
    ...{ type: 'noted', from: n === 0 ? null : 'enrolled', to: 'enrolled', at: AT, data: { n }, actor: SYSTEM },
    reason: { id: uuid(n), commitment },
  }));
  const chained = chain(id, { version: 0, seq: 0, head: GENESIS }, events as never, AT);
  const row = { seq: count, head: chained.at(-1)?.hash ?? GENESIS };
  return chained.map(({ enrolmentId: _id, reasonText: _text, ...event }, n): Item => {
    const text = texts[n];
    return { kind: kind as Item['kind'], id, row, event, marks: null, texts: text ? [text] : [] };
  });
}

export interface MadeExport {
  readonly lines: readonly Line[];
  readonly evidence: Evidence;
}

/** An export with two checkpoints: the first has half of each history, the second all but the last event. */
export async function makeExport(key: OrganisationKey): Promise<MadeExport> {
  const histories = [
    historyOf('certification', uuid(1), 3),
    historyOf('enrolment', uuid(2), 5),
    historyOf('enrolment', uuid(3), 2),
    historyOf('user', uuid(2), 4),
  ];
  const checkpoints: string[] = [];
  for (const number of [1, 2]) {
    const tree = new MerkleTree(sha256);
    const chains: Record<string, number> = {};
    for (const history of histories) {
      const [first] = history;
      const held = history[number === 1 ? Math.floor(history.length / 2) - 1 : history.length - 2]?.event;
      if (!first || !held) continue;
      const head = { kind: first.kind, id: first.id, seq: held.seq, head: held.hash };
      tree.add(leafHash(sha256, leafOf(head)));
      chains[head.kind] = (chains[head.kind] ?? 0) + 1;
      const marks = first.marks ?? [];
      if (marks.at(-1)?.seq !== held.seq) marks.push({ checkpoint: number, seq: held.seq, head: held.hash });
      first.marks = marks;
    }
    const checkpoint: Checkpoint = {
      ...{ version: 1, number, id: uuid(90 + number), at: AT, day: null, missed: [] },
      previous: number === 1 ? NO_CHECKPOINT : digestOf(checkpoints[0] ?? ''),
      root: Buffer.from(tree.root()).toString('hex'),
      ...{ chains, total: tree.size },
    };
    checkpoints.push(await key.sign(checkpointText(checkpoint), CHECKPOINT_TYPE));
  }
  const keys = { keys: [key.public] };
  const lines: Line[] = [
    { export: 'rollbook-history', version: 1, at: '2026-03-10T13:00:00.000Z', texts: true },
    { keys },
    ...checkpoints.map((checkpoint) => ({ checkpoint })),
    ...histories.flat(),
  ];
  const kept = [{ file: 'kept.jws', jws: checkpoints[1] ?? '', heads: null }];
  return { lines, evidence: { kept, keys } };
}

/** The lines with the last one that fits to them, as text. */
export function sealed(lines: readonly Line[]): string {
  const items = lines.filter((line): line is Item => 'event' in line);
  const names = items.map(({ kind, id }) => `${kind}/${id}`);
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  const end = {
    checkpoints: lines.filter((line) => 'checkpoint' in line).length,
    chains: names.filter((name, index) => name !== names[index - 1]).length,
    events: items.filter(({ event }) => event).length,
    sha256: createHash('sha256').update(text).digest('hex'),
  };
  return `${text}${JSON.stringify({ end })}\n`;
}
