import { ApplicationFailure, condition } from '@temporalio/workflow';
import type { CommitItem } from '../activities/index.ts';
import type { Envelope } from '../domain/commands.ts';
import { reject } from '../domain/draft.ts';
import { nextDue } from '../domain/due.ts';
import { dueCommandId } from '../domain/ids.ts';
import { type Accepted, isRejection, type Rejection } from '../domain/outcome.ts';
import { type EnrolmentState, type Loaded, type RowMark, SYSTEM } from '../domain/state.ts';
import { transition } from '../domain/transition.ts';
import { fullState } from '../domain/upgrade.ts';
import { type Instant, isEnded } from '../domain/words.ts';
import type { WorldClock } from './clock.ts';
import { MISSING, REFUSED } from './failureTypes.ts';
import type { CommandAnswer } from './messages.ts';
import { batchLength, changes, judge, type Pending, type Verdict } from './pending.ts';
import { commitEnrolment } from './proxies.ts';

/**
 * One run of an enrolment's workflow: holds the state, decides by `transition`, and has every decision committed, in
 * order, before anybody is told. It can be made again from Postgres at any time.
 */
export class EnrolmentRun {
  private loaded: Loaded | null;
  /** The state with all pending decisions applied; null while one of them waits for answers from the database. */
  private tip: EnrolmentState | null;
  private queue: Pending[] = [];
  private committing = false;
  private readonly enrolmentId: string;
  private readonly clock: WorldClock;
  /** Rises whenever the timers have to be looked at again. */
  rearm = 0;
  /** The row does not exist: this run has nothing to live for. */
  missing = false;
  /** The commits under way; it never rejects. */
  private flushing: Promise<void> = Promise.resolve();
  /** The youngest decision whose verdict is out. */
  private last: Pending | null = null;
  /** How often a load was asked for, and which of these asks the rounds so far have served. */
  private asked = 0;
  private served = 0;
  /** How many rounds to Postgres have begun, and how many of them are done. */
  private begun = 0;
  private done = 0;

  constructor(enrolmentId: string, loaded: Loaded | null, clock: WorldClock) {
    this.enrolmentId = enrolmentId;
    // As an earlier release may have written it into this history.
    this.loaded = loaded && { ...loaded, state: fullState(loaded.state) };
    this.tip = this.loaded?.state ?? null;
    this.clock = clock;
  }

  get version(): number {
    return this.loaded?.stamp.version ?? 0;
  }

  /**
   * Does this run hold the row just as it was at this mark? One that is behind has something to learn; one that is ahead of
   * it, or beside it, may have lived a life that a restored backup knows nothing of.
   */
  isAt(row: RowMark): boolean {
    return this.loaded?.stamp.version === row.version && this.loaded.stamp.head === row.head;
  }

  /** Nothing is on its way to Postgres. */
  get idle(): boolean {
    return !this.committing && this.queue.length === 0;
  }

  get ended(): boolean {
    return this.loaded !== null && isEnded(this.loaded.state.status);
  }

  get due(): Instant | null {
    return this.loaded && nextDue(this.loaded.state);
  }

  /** The refusal that is certain already, for the validator; undefined when only a handler can tell. */
  refusal(envelope: Envelope): Rejection | undefined {
    if (!this.loaded || !this.idle || !this.isAt(envelope.seen)) return undefined;
    const outcome = transition(this.loaded.state, envelope.command, envelope.at);
    return isRejection(outcome) ? outcome : undefined;
  }

  /** R25, R8: decides and commits one command; the first accepted wins. Throws `Refused` with the rejection. */
  async command(envelope: Envelope): Promise<CommandAnswer> {
    if (this.clock.heard(envelope.at)) this.rearm += 1;
    if (this.loaded && envelope.seen.version > this.version && this.idle) await this.load();
    return this.decide(envelope.commandId, envelope.command, envelope.at, envelope.seen, envelope.only);
  }

  /** Carries out what is due. A timer's event is durable, so its commit leaves no sync behind. */
  async carryOut(due: Instant): Promise<void> {
    await this.whenIdle();
    if (this.due !== due) return;
    const answer = await this.decide(
      dueCommandId(this.enrolmentId, this.version),
      { type: 'due', dueAt: due, actor: SYSTEM },
      due,
      null,
    );
    // Known before, by a run that did not live to know it: the row is further than we thought.
    if (!answer.changed || this.due === due) await this.load();
  }

  /** Takes over what Postgres holds: any round that begins from now on does that, with or without decisions. */
  async load(): Promise<void> {
    this.asked += 1;
    const mine = this.asked;
    if (!this.committing) this.startFlush();
    await condition(() => this.served >= mine);
  }

  /** Loads unless that was done, or is being done. */
  async ensureLoaded(): Promise<void> {
    if (!this.loaded && !this.missing) await (this.asked > this.served ? this.whenServed() : this.load());
  }

  /** All loads asked for until now are done. */
  private whenServed(): Promise<void> {
    const upTo = this.asked;
    return condition(() => this.served >= upTo);
  }

  async whenIdle(): Promise<void> {
    // Whoever was woken first may have begun the next commit.
    while (!this.idle) await condition(() => this.idle);
  }

  /**
   * @param seen where the row stood for who sent the command; null for a timer's
   * @param only the versions on which alone it may be decided
   */
  private async decide(
    commandId: string,
    command: Envelope['command'],
    at: Instant,
    seen: RowMark | null,
    only?: readonly number[],
  ): Promise<CommandAnswer> {
    const arrived = this.begun;
    for (;;) {
      await this.ensureLoaded();
      if (this.missing) throw gone();
      // A decision waits until the state is known that it is decided on.
      if (this.tip === null) {
        await condition(() => this.tip !== null || this.missing);
        continue;
      }
      // Where nothing is to be written Postgres has the last word all the same, not this run's memory.
      const isSure = () => seen === null || this.isAt(seen) || this.done > arrived;
      if (only) {
        const { last } = this;
        if (last && last.verdict === null) {
          await condition(() => last.verdict !== null);
          continue;
        }
        if (!only.includes(this.version)) {
          if (isSure()) throw refused(reject('changed-meanwhile', 'somebody else changed it first', this.tip));
          await this.load();
          continue;
        }
      }
      const outcome = transition(this.tip, command, at);
      const verdict = changes(outcome)
        ? await this.pass(outcome, { commandId, command, at }, seen !== null)
        : await this.unchanged(outcome);
      if (!changes(outcome) && verdict.kind !== 'again' && !isSure()) {
        await this.load();
        continue;
      }
      if (verdict.kind === 'done') return verdict.answer;
      if (verdict.kind === 'refused') throw refused(verdict.rejection);
      if (verdict.kind === 'missing') throw gone();
    }
  }

  /** Refused, or a repeat that changes nothing: certain only when nothing is on its way. */
  private async unchanged(outcome: Accepted | Rejection): Promise<Verdict> {
    const { last } = this;
    if (last && last.verdict === null) {
      // Decided on what is not committed yet: wait for just that, and decide again.
      await condition(() => last.verdict !== null);
      return { kind: 'again' };
    }
    if (this.asked > this.served) {
      await this.whenServed();
      return { kind: 'again' };
    }
    if (isRejection(outcome)) return { kind: 'refused', rejection: outcome };
    return { kind: 'done', answer: { version: this.version, changed: false } };
  }

  /** Has it committed, in its turn. */
  private async pass(outcome: Accepted, said: Omit<CommitItem, 'outcome'>, byUpdate: boolean): Promise<Verdict> {
    const pending: Pending = { item: { ...said, outcome }, byUpdate, verdict: null };
    this.queue.push(pending);
    this.last = pending;
    this.tip = outcome.asks.length > 0 ? null : outcome.state;
    if (!this.committing) this.startFlush();
    await condition(() => pending.verdict !== null);
    return pending.verdict as Verdict;
  }

  private startFlush(): void {
    this.committing = true;
    this.flushing = this.flushing.then(() => this.flush());
  }

  /** Commits what is queued, one commit at a time; what was decided in one task goes together. */
  private async flush(): Promise<void> {
    do {
      const { asked } = this;
      this.begun += 1;
      const batch = this.queue.splice(0, batchLength(this.queue));
      try {
        await this.commitBatch(batch);
      } catch {
        // The commit is tried for ever while Postgres is away; it gives up only when the row is not there.
        this.missing = true;
        for (const pending of [...batch, ...this.queue.splice(0)]) pending.verdict = { kind: 'missing' };
      }
      this.served = asked;
      this.done = this.begun;
    } while (this.queue.length > 0 || this.asked > this.served);
    this.committing = false;
  }

  private async commitBatch(batch: Pending[]): Promise<void> {
    const stamp = this.loaded?.stamp ?? { version: 0, seq: 0, head: '' };
    const result = await commitEnrolment({
      enrolmentId: this.enrolmentId,
      stamp,
      items: batch.map(({ item }) => item),
      byUpdate: batch.some(({ byUpdate }) => byUpdate),
    });
    if (this.clock.heard(result.now)) this.rearm += 1;
    const state = result.state ?? batch.at(-1)?.item.outcome.state;
    if (!state) throw ApplicationFailure.nonRetryable('a commit without a state', 'Bug');
    this.loaded = { state: fullState(state), stamp: result.stamp };
    judge(batch, stamp.version, result);
    const asDecided = batch.length === 0 ? result.stamp.version === stamp.version : result.committed && !result.refused;
    this.settleQueue(asDecided);
  }

  /** What was decided upon a state that did not come true is decided again; else the tip stands. */
  private settleQueue(cameTrue: boolean): void {
    if (!cameTrue) for (const waiting of this.queue.splice(0)) waiting.verdict = { kind: 'again' };
    if (this.queue.length === 0) this.tip = this.loaded?.state ?? null;
  }
}

/** The row behind this run is not there: a backup older than it was restored. */
export function gone(): ApplicationFailure {
  return ApplicationFailure.nonRetryable('there is no such enrolment', MISSING);
}

/** A refusal by a rule, as the failure that ends an Update. */
export function refused(rejection: Rejection): ApplicationFailure {
  return ApplicationFailure.nonRetryable(rejection.detail, REFUSED, rejection);
}
