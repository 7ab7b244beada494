import { uuidv7 } from 'uuidv7';
import type { OrganisationKey } from '../../config/organisationKey.ts';
import { CHECKPOINT_TYPE, checkpointText, readCheckpoint } from '../../domain/checkpoints/checkpoint.ts';
import { leafHash, MerkleTree } from '../../domain/checkpoints/merkle.ts';
import { sha256 } from '../../store/chain.ts';
import { leavesAt } from '../../store/checkpointHeads.ts';
import { digestOf } from '../../store/checkpoints.ts';
import type { Db, Sql } from '../../store/db.ts';
import {
  ALL_CARE,
  dropCheckpoints,
  erase,
  eventsOf,
  forge,
  HASHES_AND_ROW,
  NO_CARE,
  rechained,
  replaceEvents,
  type StoredEvent,
  type Victim,
} from './forging.ts';

/** When an attack is found: by the histories and the checkpoints in the database; by what was kept outside; or not at all. */
export type Found = 'at once' | 'by the last checkpoint' | 'not before the next one';

/** What an attack works on: a history of five events or more, of which the last came after the last checkpoint. */
export interface Scene {
  readonly victim: Victim;
  /** Another history, which the last checkpoint has as a whole. */
  readonly other: Victim;
  /** How many events of the victim the last checkpoint has. */
  readonly held: number;
  readonly key: OrganisationKey;
  readonly anotherKey: OrganisationKey;
}

export interface Attack {
  /** As `docs/history.md` has it. */
  readonly what: string;
  readonly found: Found;
  /** Of which history, and from which event on; null: a checkpoint is what does not fit, or the place is not known. */
  readonly names: ((scene: Scene) => { id: string; seq: number }) | null;
  readonly carryOut: (tx: Db, scene: Scene) => Promise<unknown>;
}

const changed = (row: StoredEvent): StoredEvent => ({ ...row, actorId: 'somebody else' });
const at = (seq: number, change: (row: StoredEvent) => StoredEvent) => (rows: readonly StoredEvent[]) =>
  rows.map((row) => (row.seq === seq ? change(row) : row));
const without = (seq: number) => (rows: readonly StoredEvent[]) => rows.filter((row) => row.seq !== seq);
const twice = (seq: number) => (rows: readonly StoredEvent[]) =>
  rows.flatMap((row) => (row.seq === seq ? [row, { ...row, type: 'noted' }] : [row]));
const swapped = (seq: number) => (rows: readonly StoredEvent[]) =>
  rows.map((row) => rows[row.seq === seq ? seq : row.seq === seq + 1 ? seq - 1 : row.seq - 1] as StoredEvent);
const upTo = (seq: number) => (rows: readonly StoredEvent[]) => rows.filter((row) => row.seq <= seq);
const victimAt = (seq: number) => (scene: Scene) => ({ id: scene.victim.id, seq });
/** As they are, with the numbers that they have by then and the hashes that they had. */
const naive = (change: (rows: readonly StoredEvent[]) => readonly StoredEvent[]) => async (tx: Db, scene: Scene) =>
  replaceEvents(
    tx,
    scene.victim,
    change(await eventsOf(tx, scene.victim)).map((row, index) => ({ ...row, seq: index + 1 })),
  );
const careful =
  (change: (rows: readonly StoredEvent[]) => readonly StoredEvent[], care = ALL_CARE) =>
  (tx: Db, { victim }: Scene) =>
    forge(tx, victim, change, care);

/** Every attack that `docs/history.md` tells of, in its order. */
export const ATTACKS: readonly Attack[] = [
  { what: 'an event is changed', found: 'at once', names: victimAt(2), carryOut: naive(at(2, changed)) },
  { what: 'an event is taken out', found: 'at once', names: victimAt(2), carryOut: naive(without(2)) },
  { what: 'an event is put in', found: 'at once', names: victimAt(3), carryOut: naive(twice(2)) },
  {
    what: 'two events are put in each other’s place',
    found: 'at once',
    names: victimAt(2),
    carryOut: naive(swapped(2)),
  },
  {
    what: 'the end of a history is cut off',
    found: 'at once',
    names: victimAt(3),
    carryOut: naive(upTo(2)),
  },
  {
    what: 'all events of a history are taken out',
    found: 'at once',
    names: victimAt(1),
    carryOut: naive(() => []),
  },
  {
    what: 'a history is taken out, with its row',
    found: 'at once',
    names: (scene) => ({ id: scene.other.id, seq: 1 }),
    carryOut: (tx, { other }) => erase(tx, other, { marks: false, checkpoints: false }),
  },
  {
    what: 'the hashes are computed anew, and the row is as before',
    found: 'at once',
    names: victimAt(1),
    carryOut: careful(at(2, changed), NO_CARE),
  },
  {
    what: 'the hashes are computed anew, and the row’s head',
    found: 'at once',
    names: victimAt(1),
    carryOut: careful(at(2, changed), HASHES_AND_ROW),
  },
  {
    what: 'the same, and what the database knows of where the checkpoints had it',
    found: 'at once',
    names: null,
    carryOut: careful(at(2, changed), { row: true, marks: true, checkpoints: false }),
  },
  {
    what: 'a history that is older than the last checkpoint is put in afterwards, and everything fits',
    found: 'at once',
    names: null,
    carryOut: async (tx, { victim }) => {
      const id = uuidv7();
      const old = (await eventsOf(tx, victim))
        .slice(0, 1)
        .map((row) => ({ ...row, recordedAt: '2020-01-01T00:00:00.000Z' }));
      const rows = rechained(id, old);
      await tx`insert into user_chains (user_id, seq, head) values (${id}, 1, ${rows[0]?.hash ?? ''})`;
      await replaceEvents(tx, { kind: 'user', id }, rows);
    },
  },
  {
    what: 'the words of an event are exchanged',
    found: 'at once',
    names: null,
    carryOut: (tx) => tx`update personal_text set body = body || '!'`,
  },
  {
    what: 'a checkpoint is changed',
    found: 'at once',
    names: null,
    carryOut: (tx) => tx`update checkpoints set jws = overlay(jws placing 'AAAA' from 200) where number = 1`,
  },
  {
    what: 'a checkpoint between others is taken out',
    found: 'at once',
    names: null,
    carryOut: (tx) => tx`delete from checkpoints where number = 1`,
  },
  {
    what: 'the last checkpoints are taken out',
    found: 'by the last checkpoint',
    names: null,
    carryOut: dropCheckpoints,
  },
  ...(
    [
      ['an event is changed', at(2, changed), 1],
      ['an event is taken out', without(2), 1],
      ['an event is put in', twice(2), 1],
      ['two events are put in each other’s place', swapped(2), 1],
      ['the end of a history is cut off', upTo(2), 3],
    ] as const
  ).map(
    ([what, change, seq]): Attack => ({
      what: `${what}, everything in the database is made to fit, and the checkpoints are taken out`,
      found: 'by the last checkpoint',
      names: victimAt(seq),
      carryOut: careful(change),
    }),
  ),
  {
    what: 'a history is taken out, with every trace in the database, and the checkpoints are taken out',
    found: 'by the last checkpoint',
    names: (scene) => ({ id: scene.other.id, seq: 1 }),
    carryOut: (tx, { other }) => erase(tx, other, ALL_CARE),
  },
  {
    what: 'everything is made to fit, and the checkpoints are signed anew with another key, which is published',
    found: 'by the last checkpoint',
    names: victimAt(1),
    carryOut: (tx, scene) => signedAnew(tx, scene, scene.anotherKey),
  },
  {
    what: 'everything is made to fit, and the checkpoints are signed anew with the organisation’s own key',
    found: 'by the last checkpoint',
    names: victimAt(1),
    carryOut: (tx, scene) => signedAnew(tx, scene, scene.key),
  },
  {
    what: 'what came after the last checkpoint is changed, and everything in the database is made to fit',
    found: 'not before the next one',
    names: null,
    carryOut: (tx, { victim, held }) => forge(tx, victim, at(held + 1, changed), HASHES_AND_ROW),
  },
  {
    what: 'what came after the last checkpoint is cut off, and everything in the database is made to fit',
    found: 'not before the next one',
    names: null,
    carryOut: (tx, { victim, held }) => forge(tx, victim, upTo(held), HASHES_AND_ROW),
  },
];

/** Forges a history, and signs one checkpoint over what is there now in the place of all that were. */
async function signedAnew(tx: Db, { victim }: Scene, key: OrganisationKey): Promise<void> {
  await forge(tx, victim, at(2, changed), { row: true, marks: true, checkpoints: false });
  const rows = await tx<{ number: number; jws: string }[]>`select number, jws from checkpoints order by number`;
  await tx`delete from signing_keys`;
  await tx`insert into signing_keys (id, public_key, first_used_at) values (${key.public.kid}, ${tx.json(key.public as never)}, now())`;
  let previous = '0'.repeat(64);
  for (const { number, jws } of rows) {
    const said = readCheckpoint(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8'));
    if (!said) throw new Error('no checkpoint');
    const root = await rootInDatabase(tx, number);
    const forged = await key.sign(checkpointText({ ...said, root, previous }), CHECKPOINT_TYPE);
    previous = digestOf(forged);
    await tx`
      update checkpoints set jws = ${forged}, root = ${root}, digest = ${previous}, key_id = ${key.public.kid}
      where number = ${number}`;
  }
}

/** The root over what the database says that a checkpoint held. */
async function rootInDatabase(tx: Db, number: number): Promise<string> {
  const tree = new MerkleTree(sha256);
  for await (const leaves of leavesAt(tx as Sql, number)) {
    for (const leaf of leaves) tree.add(leafHash(sha256, leaf));
  }
  return Buffer.from(tree.root()).toString('hex');
}
