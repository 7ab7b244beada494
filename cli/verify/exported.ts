import { UsageError } from '../exit.ts';
import type { End, Item, JwkSet, Line, ReadLine } from './lines.ts';
import { readLines } from './lines.ts';
import type { Broken, Verified } from './result.ts';
import { type Evidence, type Source, verify } from './verify.ts';

/** An export as what can be checked, and what is wrong with the file as such, which is known when all was read. */
export interface Exported extends Source {
  readonly faults: Broken[];
}

/**
 * Opens an export. What stands before the histories is read at once, they are read as they are asked for.
 * @throws UsageError when it is no export, or cannot be read
 */
export async function openExport(file: string): Promise<Exported> {
  const lines = readLines(file);
  const first = await lines.next();
  const begin = first.done ? null : first.value.line;
  if (!begin || !('export' in begin) || begin.export !== 'rollbook-history' || begin.version !== 1) {
    throw new UsageError(`${file} is no export of histories: rollbook export history --to FILE makes one.`);
  }
  const faults: Broken[] = [];
  const checkpoints: string[] = [];
  let keys: JwkSet = { keys: [] };
  let next = await lines.next();
  for (; !next.done; next = await lines.next()) {
    const { line } = next.value;
    if (line && 'keys' in line && Array.isArray(line.keys?.keys)) keys = line.keys;
    else if (line && 'checkpoint' in line && typeof line.checkpoint === 'string') checkpoints.push(line.checkpoint);
    else break;
  }
  const rest = next.done ? null : { first: next.value, lines };
  const items = itemsIn(rest, faults, checkpoints.length);
  return { keys, checkpoints, at: typeof begin.at === 'string' ? begin.at : '', items, faults };
}

/** Checks an export: the file as such, and what is in it. */
export async function verifyExport(exported: Exported, evidence: Evidence): Promise<Verified> {
  const verified = await verify(exported, evidence);
  const broken = [...exported.faults, ...verified.broken];
  return { ...verified, whole: broken.length === 0, broken };
}

async function* itemsIn(
  rest: { first: ReadLine; lines: AsyncGenerator<ReadLine> } | null,
  faults: Broken[],
  checkpoints: number,
): AsyncGenerator<Item> {
  const seen = { checkpoints, chains: new Counter(), events: 0 };
  let [number, ended] = [checkpoints + 2, false];
  for await (const { line, before } of rest ? both(rest) : []) {
    number += 1;
    if (ended) faults.push(fault('there is more behind its last line'));
    else if (line && isEnd(line)) {
      ended = true;
      faults.push(...endFaults(line, { ...seen, chains: seen.chains.count }, before));
    } else if (line && isItem(line)) {
      seen.chains.add(`${line.kind}/${line.id}`);
      if (line.event) seen.events += 1;
      yield line;
    } else faults.push(fault(`its line ${number} cannot be read`));
  }
  if (!ended) faults.push(fault('it is cut off: its last line is missing'));
}

/** How many there are of what comes together. */
class Counter {
  count = 0;
  private last: string | null = null;

  add(name: string): void {
    if (name !== this.last) this.count += 1;
    this.last = name;
  }
}

async function* both({ first, lines }: { first: ReadLine; lines: AsyncGenerator<ReadLine> }): AsyncGenerator<ReadLine> {
  yield first;
  yield* lines;
}

function isEnd(line: Line): line is End {
  return 'end' in line && typeof line.end === 'object' && line.end !== null;
}

function isItem(line: Line): line is Item {
  const { kind, id, event, row, marks } = line as Partial<Item>;
  const isEvent = event === null || (typeof event === 'object' && typeof event.seq === 'number');
  const isRow = row === null || (typeof row === 'object' && typeof row.seq === 'number');
  const isMarks =
    marks === null || (Array.isArray(marks) && marks.every((mark) => typeof mark === 'object' && mark !== null));
  return typeof kind === 'string' && typeof id === 'string' && isEvent && isRow && isMarks;
}

function endFaults(
  { end }: End,
  seen: { checkpoints: number; chains: number; events: number },
  before: string,
): Broken[] {
  const wrong = (['checkpoints', 'chains', 'events'] as const).filter((what) => end[what] !== seen[what]);
  return [
    ...wrong.map((what) => fault(`it should have ${String(end[what])} ${what}, and has ${seen[what]}`)),
    ...(end.sha256 === before ? [] : [fault('it was changed after it was written: its own hash does not fit')]),
  ];
}

function fault(what: string): Broken {
  return { kind: 'export', id: null, seq: null, type: null, what };
}
