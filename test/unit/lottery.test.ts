import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitmentOf, drawOrder, ticketOf } from '../../domain/lottery.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const ids = fc.uniqueArray(fc.uuid(), { maxLength: 30 });

describe('a draw of lots', () => {
  it('is what anybody gets who follows its rule with the seed', () => {
    const seed = 'ab'.repeat(32);
    const [a, b] = ['0190-a', '0190-b'];
    const byHand = [a, b]
      .map((id) => ({ id, ticket: createHash('sha256').update(`${seed}:${id}`).digest('hex') }))
      .sort((one, other) => one.ticket.localeCompare(other.ticket));
    expect(drawOrder(seed, [a, b], sha256).map(({ enrolmentId }) => enrolmentId)).toEqual(byHand.map(({ id }) => id));
    expect(commitmentOf(seed, sha256)).toBe(createHash('sha256').update(seed).digest('hex'));
    expect(ticketOf(seed, a, sha256)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('gives everybody one place, from 1 on, whatever the order in which they are named', () => {
    fc.assert(
      fc.property(fc.string(), ids, fc.nat(), (seed, people, turn) => {
        const lots = drawOrder(seed, people, sha256);
        expect(lots.map(({ place }) => place)).toEqual(people.map((_, index) => index + 1));
        expect(lots.map(({ enrolmentId }) => enrolmentId).sort()).toEqual([...people].sort());
        const cut = people.length === 0 ? 0 : turn % people.length;
        const turned = [...people.slice(cut), ...people.slice(0, cut)].reverse();
        expect(drawOrder(seed, turned, sha256)).toEqual(lots);
      }),
    );
  });

  it('is not changed among the others by who is not in it', () => {
    fc.assert(
      fc.property(fc.string(), ids, (seed, people) => {
        const [gone, ...rest] = people;
        const left = drawOrder(seed, people, sha256).filter(({ enrolmentId }) => enrolmentId !== gone);
        expect(drawOrder(seed, rest, sha256).map(({ enrolmentId }) => enrolmentId)).toEqual(
          left.map(({ enrolmentId }) => enrolmentId),
        );
      }),
    );
  });

  it('favours nobody: over many seeds each of three is first about as often', () => {
    const first: Record<string, number> = {};
    for (let n = 0; n < 3_000; n++) {
      const winner = drawOrder(`seed-${n}`, ['a', 'b', 'c'], sha256)[0]?.enrolmentId ?? '';
      first[winner] = (first[winner] ?? 0) + 1;
    }
    for (const id of ['a', 'b', 'c']) expect(first[id]).toBeGreaterThan(850);
  });
});
