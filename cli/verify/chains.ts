import { GENESIS } from '../../domain/chain.ts';
import { compareHeads } from '../../domain/checkpoints/checkpoint.ts';
import { misfit } from '../checkChain.ts';
import type { Compared, Held } from './compared.ts';
import type { Item } from './lines.ts';
import type { Broken } from './result.ts';
import { checkTexts } from './texts.ts';

/** An event may have its instant so long before it is committed, and clocks of two machines differ: no more than this. */
const LEEWAY_MS = 3_600_000;
/** So many are named; of more there are only more. */
const NAMED = 1_000;

/** Follows all histories in their order, each from its first event, and beside them what the checkpoints had (R36). */
export class Chains {
  readonly kinds: Record<string, number> = {};
  readonly broken: Broken[] = [];
  readonly texts = { fit: 0, erased: 0 };
  events = 0;
  chains = 0;
  private readonly compared: readonly Compared[];
  private chain: Following | null = null;

  /** @param compared by their numbers, the lowest first */
  constructor(compared: readonly Compared[]) {
    this.compared = compared;
  }

  async add(item: Item): Promise<void> {
    const order = this.chain ? compareHeads(this.chain, item) : -1;
    if (order > 0) this.tell({ ...nameOf(item), what: 'it does not stand in its place among the others' });
    if (!this.chain || order !== 0) await this.begin(item);
    else if (item.event === null) this.chain.fault(item, 'it stands there twice, once without events');
    const chain = this.chain as Following;
    chain.follow(item);
    const { fit, erased, fault } = checkTexts(item);
    this.texts.fit += fit;
    this.texts.erased += erased;
    if (fault !== null) chain.fault(item, fault);
    if (item.event) this.events += 1;
  }

  private async begin(item: Item): Promise<void> {
    this.finish();
    const held = new Map<Compared, Held | null>();
    for (const one of this.compared) {
      const { held: own, broken } = await one.next(item);
      held.set(one, own);
      broken.forEach((broken) => this.tell(broken));
    }
    this.chain = new Following(item, held);
    this.chains += 1;
    this.kinds[item.kind] = (this.kinds[item.kind] ?? 0) + 1;
  }

  private finish(): void {
    const broken = this.chain?.end();
    if (broken) this.tell(broken);
  }

  /** After the last item. */
  async end(): Promise<void> {
    this.finish();
    this.chain = null;
    for (const one of this.compared) {
      const { broken } = await one.next(null);
      broken.forEach((broken) => this.tell(broken));
      one.end().forEach((broken) => this.tell(broken));
    }
  }

  tell(broken: Broken): void {
    if (this.broken.length < NAMED) this.broken.push(broken);
  }
}

/** One history, as it is followed; what is found first counts. */
class Following {
  readonly kind: string;
  readonly id: string;
  private readonly marks: NonNullable<Item['marks']>;
  private readonly held: ReadonlyMap<Compared, Held | null>;
  /** The hashes of those events that a checkpoint ended with. */
  private readonly hashes = new Map<number, string>();
  private readonly wanted: ReadonlySet<number>;
  private seq = 0;
  private head = GENESIS;
  private row: Item['row'] = null;
  private found: Broken | null = null;

  constructor({ kind, id, marks }: Item, held: ReadonlyMap<Compared, Held | null>) {
    this.kind = kind;
    this.id = id;
    this.marks = marks ?? [];
    this.held = held;
    this.wanted = new Set([
      ...this.marks.map(({ seq }) => seq),
      ...[...held.values()].flatMap((one) => (one ? [one.seq] : [])),
    ]);
  }

  follow(item: Item): void {
    const { event, row } = item;
    this.row = row;
    if (!event) return;
    const what = misfit(this.id, event, this.seq + 1, this.head) ?? this.late(event);
    if (what !== null) this.fault(item, what);
    this.seq = event.seq;
    this.head = event.hash;
    if (this.wanted.has(event.seq)) this.hashes.set(event.seq, event.hash);
  }

  /** Was it recorded before a checkpoint that should have had it, and has not? The first such checkpoint would have. */
  private late({ seq, recordedAt }: NonNullable<Item['event']>): string | null {
    const recorded = Date.parse(recordedAt);
    for (const [{ number, signed }, held] of this.held) {
      if (Date.parse(signed.checkpoint.at) - LEEWAY_MS <= recorded) continue;
      if ((held?.seq ?? 0) >= seq) return null;
      return `it says that it was recorded before checkpoint ${number}, which does not have it`;
    }
    return null;
  }

  fault({ event }: Item, what: string): void {
    this.found ??= { ...nameOf(this), seq: event?.seq ?? null, type: event?.type ?? null, what };
  }

  /** After its last event: the first thing that does not fit. */
  end(): Broken | null {
    // What was kept outside counts before what the database says of the same: that may be made to fit.
    const kept = [...this.held].flatMap(([{ number, isKept }, held]) =>
      held && isKept ? [{ checkpoint: number, ...held }] : [],
    );
    return this.found ?? this.otherThanHeld(kept) ?? this.otherThanHeld(this.marks) ?? this.otherThanRow();
  }

  private otherThanHeld(claims: NonNullable<Item['marks']>): Broken | null {
    let fits = 0;
    for (const { checkpoint, seq, head } of claims) {
      if (head === null || this.hashes.get(seq) === head) {
        fits = Math.max(fits, seq);
        continue;
      }
      const first = this.seq < seq ? Math.min(this.seq + 1, seq) : fits + 1;
      const what =
        this.seq < seq
          ? `it was cut off: checkpoint ${checkpoint} had ${seq} events`
          : `it, or one after it up to event ${seq}, is not what checkpoint ${checkpoint} had`;
      return { ...nameOf(this), seq: first, type: null, what };
    }
    return null;
  }

  private otherThanRow(): Broken | null {
    const at = { ...nameOf(this), seq: this.seq + 1 };
    if (this.row === null)
      return {
        ...at,
        seq: 1,
        what: this.seq === 0 ? 'the whole history is gone' : 'there is no row that has this history',
      };
    if (this.seq === 0) return { ...at, what: 'there is no event at all' };
    if (this.row.seq > this.seq) return { ...at, what: `it was cut off: its row has ${this.row.seq} events` };
    if (this.row.seq < this.seq)
      return { ...at, seq: this.row.seq + 1, what: `it was put in: its row has ${this.row.seq} events` };
    return this.row.head === this.head ? null : { ...at, seq: this.seq, what: 'its row has another head' };
  }
}

function nameOf({ kind, id }: { kind: string; id: string }): Broken {
  return { kind, id, seq: null, type: null, what: '' };
}
