import { describe, expect, it } from 'vitest';
import { addDuration } from '../../domain/calendar.ts';
import { isRejection } from '../../domain/outcome.ts';
import type { Status } from '../../domain/words.ts';
import { BORN, decideWhole, LEARNER, Life, request, rules, step, surroundings } from '../support/builders.ts';
import { livesAt } from '../support/lives.ts';

const holding = rules({ seats: { duringApproval: 'hold', holdFor: 'P3D', waitingList: true } }, step());
const waitlisted = (around = {}) => new Life({}, { seats: 'queued', ...around });
const until = addDuration(BORN, 'P3D', 'Europe/Berlin');

describe('a seat', () => {
  it('R11: is taken by who finds one free, and waited for by who does not', () => {
    expect(new Life().state).toMatchObject({ status: 'enrolled', seat: 'held' });
    expect(new Life({}, { seats: 'unlimited' }).state).toMatchObject({
      status: 'enrolled',
      seat: 'none',
      queueNumber: null,
    });
    expect(waitlisted({ nextNumber: 7 }).state).toMatchObject({ status: 'waitlisted', seat: 'queued', queueNumber: 7 });
  });

  it('R11: that is not there refuses the request where the policy keeps no waiting list', () => {
    const outcome = decideWhole(null, request(), BORN, surroundings({ seats: 'full' }));
    expect(isRejection(outcome) && outcome.rejected).toBe('full');
    const awaiting = new Life({ rules: rules({}, step()) }, { seats: 'full' });
    expect(awaiting.refusal({ type: 'approve' })?.rejected).toBe('full');
  });

  it('R11: beyond the maximum is given with a reason only, and is marked', () => {
    const life = waitlisted();
    expect(life.refusal({ type: 'admit-beyond-maximum', reason: null })?.rejected).toBe('reason-required');
    expect(life.do({ type: 'admit-beyond-maximum' }).state).toMatchObject({
      status: 'enrolled',
      seat: 'beyond_maximum',
    });
    expect(life.history(1)).toEqual(['waitlisted', 'admitted_beyond_maximum', 'enrolled']);
  });

  it('R11: is needed also by who is put in by hand; no seat, no change', () => {
    const life = waitlisted();
    expect(life.refusal({ type: 'set-status', status: 'enrolled' })?.rejected).toBe('no-seat');
    life.around.seats = 'taken';
    expect(life.do({ type: 'set-status', status: 'in_progress' }).state).toMatchObject({
      status: 'in_progress',
      seat: 'held',
    });
  });

  it('R11: is kept through a suspension, given back by overbooking, and asked for again after it', () => {
    expect(livesAt.suspended().state.seat).toBe('held');
    const life = livesAt.overbooked();
    expect(life.state).toMatchObject({ seat: 'none', queueNumber: null });
    life.around.seats = 'queued';
    expect(life.do({ type: 'resume' }).state).toMatchObject({ status: 'waitlisted', beneath: null, seat: 'queued' });
  });
});

describe('the queue', () => {
  it('R12: goes by the number drawn when it was asked for; a late approval loses no place', () => {
    const life = new Life({ rules: rules({}, step()) }, { seats: 'queued', nextNumber: 5 });
    expect(life.state).toMatchObject({ status: 'awaiting_approval', seat: 'none', queueNumber: 5 });
    life.around.nextNumber = 40;
    expect(life.pass('P20D').do({ type: 'approve' }).state).toMatchObject({ status: 'waitlisted', queueNumber: 5 });
  });

  it('R12: keeps the place of who asks or waits when the status is set by hand, and puts who was inside at its end', () => {
    const asking = new Life({ rules: rules({}, step()) }, { seats: 'queued', nextNumber: 5 });
    asking.around.nextNumber = 40;
    asking.do({ type: 'set-status', status: 'waitlisted' });
    expect(asking.state).toMatchObject({ status: 'waitlisted', queueNumber: 5, task: null });
    expect(asking.do({ type: 'set-status', status: 'awaiting_approval' }).state).toMatchObject({
      seat: 'none',
      queueNumber: 5,
    });
    const inside = livesAt.enrolled({}, { nextNumber: 5 });
    inside.around.nextNumber = 40;
    expect(inside.do({ type: 'set-status', status: 'waitlisted' }).state).toMatchObject({
      seat: 'queued',
      queueNumber: 40,
    });
  });

  it('R13: lets in who waits and is granted a seat, and takes none for who does not wait any more', () => {
    const life = waitlisted().do({ type: 'grant-seat', grantId: 'grant-1' });
    expect(life.state).toMatchObject({ status: 'enrolled', seat: 'held', queueNumber: 1 });
    expect(life.mails()).toEqual(['waitlisted → learner', 'seat_granted → learner']);
    expect(life.history()).toEqual(['requested', 'waitlisted', 'seat_granted', 'enrolled']);
    expect(life.events[2]?.data).toEqual({ grantId: 'grant-1' });
    for (const status of ['enrolled', 'withdrawn', 'suspended', 'awaiting_approval'] as Status[]) {
      expect(livesAt[status]().refusal({ type: 'grant-seat', grantId: 'grant-2' })?.rejected).toBe('not-possible');
    }
  });

  it.each(['withdraw', 'cancel', 'fail'] as const)('R13: %s gives the seat back', (type) => {
    expect(livesAt.enrolled().do({ type }).state).toMatchObject({ seat: 'none', queueNumber: null });
  });

  it('R13: a deadline that ends it gives the seat back; a completion keeps it', () => {
    expect(livesAt.expired().state.seat).toBe('none');
    expect(livesAt.completed().state.seat).toBe('held');
    expect(livesAt.completed().do({ type: 'set-status', status: 'failed' }).state.seat).toBe('none');
  });

  it.each(['waitlisted', 'awaiting_approval'] as const)(
    'R13: who is completed by hand while %s leaves the queue',
    (status) => {
      const life = livesAt[status]().do({ type: 'set-status', status: 'completed' });
      expect(life.state).toMatchObject({ status: 'completed', seat: 'none', queueNumber: null });
    },
  );

  it('R13: tells the pool to look again when a suspension over the waiting list is lifted', () => {
    const life = waitlisted().do({ type: 'suspend' });
    expect(life.state).toMatchObject({ status: 'suspended', beneath: 'waitlisted', seat: 'queued' });
    life.do({ type: 'resume' });
    expect(life.state.status).toBe('waitlisted');
    expect(life.effects).toContainEqual({ kind: 'nudge-pool' });
  });
});

describe('a request that awaits approval', () => {
  it('R16: holds no seat unless the policy says so', () => {
    expect(new Life({ rules: rules({}, step()) }).state).toMatchObject({ seat: 'none', seatHeldUntil: null });
    expect(new Life({ rules: holding }).state).toMatchObject({ seat: 'held', seatHeldUntil: until });
    expect(new Life({ rules: holding }, { seats: 'queued' }).state).toMatchObject({
      seat: 'none',
      seatHeldUntil: null,
    });
  });

  it('R16: enters with the seat that it holds, and the learner hears of the approval', () => {
    const life = new Life({ rules: holding });
    life.around.seats = 'full';
    life.do({ type: 'approve' });
    expect(life.state).toMatchObject({ status: 'enrolled', seat: 'held', seatHeldUntil: null });
    expect(life.mails().at(-1)).toBe('request_approved → learner');
  });

  it('R16: gives the seat back when the time is over, keeps its place, and needs a seat again when it is approved', () => {
    const life = new Life({ rules: holding }).pass('P4D');
    expect(life.state).toMatchObject({
      status: 'awaiting_approval',
      seat: 'none',
      seatHeldUntil: null,
      queueNumber: 1,
    });
    expect(life.events.at(-1)).toMatchObject({ type: 'seat_released', at: until });
    life.around.seats = 'queued';
    expect(life.do({ type: 'approve' }).state).toMatchObject({ status: 'waitlisted', queueNumber: 1 });
  });

  it.each(['decline', 'withdraw', 'cancel'] as const)('R16: gives the seat back at once by %s', (type) => {
    const actor = type === 'withdraw' ? { actor: LEARNER } : {};
    expect(new Life({ rules: holding }).do({ type, ...actor }).state).toMatchObject({
      seat: 'none',
      seatHeldUntil: null,
    });
  });

  it('R16: holds a seat also when it is reopened or set by hand', () => {
    expect(new Life({ rules: holding }).do({ type: 'decline' }).do({ type: 'reopen' }).state.seat).toBe('held');
    const life = new Life({ rules: holding })
      .do({ type: 'approve' })
      .do({ type: 'set-status', status: 'awaiting_approval' });
    expect(life.state).toMatchObject({ seat: 'held', seatHeldUntil: until });
  });
});
