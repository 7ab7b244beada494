import fc from 'fast-check';

/** What is told to an enrolment; `request` asks for one. */
export const TOLD = [
  'request',
  'start',
  'complete',
  'withdraw',
  'cancel',
  'suspend',
  'resume',
  'reopen',
  'reset',
] as const;
export type ToldType = (typeof TOLD)[number];

/** One command: who is meant, by number, and what is told. */
export interface Told {
  readonly learner: number;
  readonly type: ToldType;
}

/** So many learners take part. */
export const LEARNERS = 4;

export const told: fc.Arbitrary<Told> = fc.record(
  {
    learner: fc.nat({ max: LEARNERS - 1 }),
    type: fc.oneof(
      { weight: 2, arbitrary: fc.constant('request' as const) },
      { weight: 3, arbitrary: fc.constantFrom(...TOLD) },
    ),
  },
  { noNullPrototype: true },
);

type Live = 'waitlisted' | 'enrolled' | 'in_progress';

/** One attempt, as simply as it can be told. */
interface Attempt {
  status: Live | 'suspended' | 'completed' | 'withdrawn' | 'cancelled';
  /** Beneath a suspension, or before the end. */
  before: Live;
  stopped: boolean;
  started: boolean;
  gotIn: boolean;
  hasSeat: boolean;
  number: number;
}

const ENDS: readonly Attempt['status'][] = ['completed', 'withdrawn', 'cancelled'];
const isLive = ({ status }: Attempt) => !ENDS.includes(status);

/**
 * One activity with some seats, as a person would keep it on paper: who is in, who waits in which order, who gets the seat
 * that becomes free. It knows nothing of how the product does that.
 */
export class SimpleModel {
  readonly attempts: Attempt[][] = Array.from({ length: LEARNERS }, () => []);
  private readonly seats: number;
  private drawn = 0;

  constructor(seats: number) {
    this.seats = seats;
  }

  /** The statuses of all attempts, learner by learner. */
  statuses(): string[][] {
    return this.attempts.map((all) => all.map(({ status }) => status));
  }

  /** Completed attempts: each has its record. */
  completed(): number {
    return this.attempts.flat().filter(({ status }) => status === 'completed').length;
  }

  /** Takes the command in. False: it is refused. */
  tell({ learner, type }: Told): boolean {
    const all = this.attempts[learner] ?? [];
    const last = all.at(-1);
    if (type === 'request') {
      if (!last || !isLive(last)) this.begin(all);
      return true;
    }
    if (!last) return false;
    const done = this.change(all, last, type);
    this.promote();
    return done;
  }

  private change(all: Attempt[], last: Attempt, type: Exclude<ToldType, 'request'>): boolean {
    const { status } = last;
    const inside = status === 'enrolled' || status === 'in_progress';
    switch (type) {
      case 'start':
        if (inside) Object.assign(last, { status: 'in_progress', started: true });
        return inside || !isLive(last);
      case 'complete':
        if (inside) Object.assign(last, { status: 'completed', before: status });
        return inside || !isLive(last);
      case 'withdraw':
      case 'cancel':
        if (!isLive(last)) return false;
        if (status !== 'suspended') last.before = status as Live;
        last.stopped = status === 'suspended';
        last.hasSeat = false;
        last.status = type === 'cancel' ? 'cancelled' : 'withdrawn';
        return true;
      case 'suspend':
        if (!inside && status !== 'waitlisted') return false;
        Object.assign(last, { status: 'suspended', before: status });
        return true;
      case 'resume':
        if (status !== 'suspended') return false;
        last.status = last.before;
        return true;
      case 'reopen':
        if (isLive(last)) return false;
        this.enter(last, last.hasSeat);
        if (last.stopped) Object.assign(last, { status: 'suspended', before: last.status, stopped: false });
        return true;
      case 'reset': {
        if (isLive(last) && !last.gotIn) return false;
        const { hasSeat } = last;
        if (isLive(last)) last.status = 'cancelled';
        last.hasSeat = false;
        this.begin(all, hasSeat);
        return true;
      }
    }
  }

  private begin(all: Attempt[], withSeat = false): void {
    const attempt = { status: 'waitlisted', before: 'waitlisted', stopped: false, started: false } as const;
    const begun: Attempt = { ...attempt, gotIn: false, hasSeat: false, number: 0 };
    all.push(begun);
    this.enter(begun, withSeat);
  }

  /** In, if there is a seat; else at the end of the line. */
  private enter(attempt: Attempt, withSeat: boolean): void {
    const waits = this.attempts.flat().some((one) => one !== attempt && one.status === 'waitlisted');
    if (withSeat || (this.free() > 0 && !waits)) {
      this.seat(attempt);
      return;
    }
    this.drawn += 1;
    Object.assign(attempt, { status: 'waitlisted', number: this.drawn });
  }

  private seat(attempt: Attempt): void {
    const status = attempt.started ? 'in_progress' : 'enrolled';
    Object.assign(attempt, { status, hasSeat: true, gotIn: true });
  }

  private free(): number {
    return this.seats - this.attempts.flat().filter(({ hasSeat }) => hasSeat).length;
  }

  private promote(): void {
    for (;;) {
      const [next] = this.attempts
        .flat()
        .filter(({ status }) => status === 'waitlisted')
        .sort((a, b) => a.number - b.number);
      if (!next || this.free() <= 0) return;
      this.seat(next);
    }
  }
}
