import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DomainEvent } from '../../domain/outcome.ts';
import { type ChainedEvent, chain, GENESIS, hashEvent } from '../../store/chain.ts';
import { Life, REASON, rules, step } from '../support/builders.ts';

const RECORDED = '2026-01-12T09:00:01.000Z';
const events = new Life({ rules: rules({}, step()) })
  .do({ type: 'approve' })
  .do({ type: 'start' })
  .do({ type: 'complete' }).events;
const rows = chain('enrolment', { version: 0, seq: 0, head: GENESIS }, events, RECORDED);

/** What the hash is made of: the row without what is kept beside it. */
function hashed({ enrolmentId: _id, reasonText: _text, hash: _hash, ...event }: (typeof rows)[number]): ChainedEvent {
  return event;
}
const first = hashed(rows[0] as (typeof rows)[number]);

describe('the chain of events', () => {
  it('R36: numbers the events behind the stamp, and chains each to the one before', () => {
    expect(rows.map((row) => row.seq)).toEqual(events.map((_, index) => index + 1));
    rows.forEach((row, index) => {
      expect(row.previousHash).toBe(index === 0 ? GENESIS : rows[index - 1]?.hash);
      expect(row.hash).toBe(hashEvent('enrolment', hashed(row)));
    });
    const [next] = chain('enrolment', { version: 9, seq: 41, head: 'f'.repeat(64) }, events.slice(0, 1), RECORDED);
    expect(next).toMatchObject({ seq: 42, previousHash: 'f'.repeat(64) });
  });

  it('R36: is the same however its events come in: at once or commit by commit', () => {
    const before = chain('enrolment', { version: 0, seq: 0, head: GENESIS }, events.slice(0, 2), RECORDED);
    const stamp = { version: 1, seq: 2, head: before[1]?.hash ?? '' };
    expect([...before, ...chain('enrolment', stamp, events.slice(2), RECORDED)]).toEqual(rows);
  });

  it('R36: hashes the canonical JSON, so that the order of keys does not matter, also within the data', () => {
    const data = { b: 1, a: { d: [1, 2], c: null } };
    const turned = Object.fromEntries(
      Object.entries({ ...first, data: { a: { c: null, d: [1, 2] }, b: 1 } }).reverse(),
    );
    expect(hashEvent('enrolment', turned as unknown as ChainedEvent)).toBe(hashEvent('enrolment', { ...first, data }));
    expect(hashEvent('enrolment', { ...first, data: { ...data, a: { d: [2, 1], c: null } } })).not.toBe(
      hashEvent('enrolment', { ...first, data }),
    );
  });

  it('R36: is the same hash after the data went through JSON and back, as the database keeps it', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (data) => {
        const kept = JSON.parse(JSON.stringify({ ...first, data })) as ChainedEvent;
        expect(hashEvent('enrolment', kept)).toBe(hashEvent('enrolment', { ...first, data }));
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['its enrolment', {}, 'another'],
    ['its number', { seq: 2 }],
    ['its type', { type: 'withdrawn' }],
    ['the status before', { from: 'enrolled' }],
    ['the status after', { to: 'enrolled' }],
    ['when it happened', { at: '2026-01-12T09:00:00.001Z' }],
    ['when it was recorded', { recordedAt: '2026-01-12T09:00:01.001Z' }],
    ['who did it', { actor: { ...first.actor, id: 'somebody' } }],
    ['what kind of actor it was', { actor: { ...first.actor, kind: 'system' } }],
    ['on whose behalf', { actor: { ...first.actor, onBehalfOf: 'somebody' } }],
    ['the words of the reason', { reasonCommitment: 'decaf' }],
    ['its data', { data: { ...(first.data as object), attempt: 2 } }],
    ['the one before', { previousHash: '1'.repeat(64) }],
  ] as [string, Partial<ChainedEvent>, string?][])(
    'R36: another hash comes of another %s',
    (_what, change, id = 'enrolment') => {
      expect(hashEvent(id, { ...first, ...change })).not.toBe(hashEvent('enrolment', first));
    },
  );

  it('R36: covers every field of the event', () => {
    for (const key of Object.keys(first)) {
      const { [key as keyof ChainedEvent]: _left, ...rest } = first;
      expect(hashEvent('enrolment', rest as ChainedEvent)).not.toBe(hashEvent('enrolment', first));
    }
  });

  it('R35: holds the commitment to a reason, not where its words are kept', () => {
    const said: DomainEvent = { ...(events[0] as DomainEvent), reason: REASON };
    const moved: DomainEvent = { ...said, reason: { ...REASON, id: 'elsewhere' } };
    const [row, other] = [said, moved].map(
      (event) => chain('enrolment', { version: 0, seq: 0, head: GENESIS }, [event], RECORDED)[0],
    );
    expect(row).toMatchObject({ reasonText: REASON.id, reasonCommitment: REASON.commitment });
    expect(other?.hash).toBe(row?.hash);
  });

  it('R36: refuses what is not JSON, so that nothing is hashed that cannot be kept', () => {
    expect(() => hashEvent('enrolment', { ...first, data: { percent: Number.NaN } })).toThrow();
  });
});
