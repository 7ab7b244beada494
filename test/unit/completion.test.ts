import { describe, expect, it } from 'vitest';
import { isFixedLength, lengthMs, pin } from '../../domain/completion.ts';
import { missing } from '../../domain/missing.ts';
import { possible } from '../../domain/possible.ts';
import { ADMIN, LEARNER, Life, MANAGER, REASON, type Said } from '../support/builders.ts';
import { tries, WANTS_QUIZ, wants } from '../support/completions.ts';

const scored = (percent: number): Said => ({ type: 'try', percent, passed: null, startedAt: null, reason: null });
const part = (code: string, percent: number): Said => ({ type: 'progress', part: code, percent, reason: null });
const open = (life: Life) => missing(life.state, life.now).map(({ detail }) => detail);

describe('parts', () => {
  // rule · required parts · optional parts · progress told · percentage · status
  it.each([
    ['all', ['a', 'b'], [], { a: 100 }, 50, 'in_progress'],
    ['all', ['a', 'b'], [], { a: 100, b: 100 }, 100, 'completed'],
    ['all', ['a'], ['b'], { b: 100 }, 0, 'in_progress'],
    ['all', ['a'], ['b'], { a: 100 }, 100, 'completed'],
    ['all', [], ['a', 'b'], { a: 100 }, 50, 'in_progress'],
    [1, [], ['a', 'b'], { b: 100 }, 100, 'completed'],
    [1, [], ['a', 'b'], { a: 30, b: 60 }, 60, 'in_progress'],
    [2, [], ['a', 'b', 'c'], { a: 100, c: 50 }, 75, 'in_progress'],
    [2, ['a'], ['b', 'c'], { b: 100, c: 100 }, 50, 'in_progress'],
    [2, ['a'], ['b', 'c'], { a: 100, c: 100 }, 100, 'completed'],
    [1, ['a', 'b'], ['c'], { a: 100 }, 50, 'in_progress'],
  ] as const)('R25: %s of %j and %j, with %j: %d %% and %s', (rule, required, optional, told, percent, status) => {
    const parts = [
      ...required.map((code) => ({ code, required: true })),
      ...optional.map((code) => ({ code, required: false })),
    ];
    const completion = { ...wants({ parts: rule }), parts };
    const life = new Life({ completion });
    for (const [code, much] of Object.entries(told)) life.do(part(code, much));
    expect(life.state).toMatchObject({ progress: percent, status });
  });

  it('say how many of them are done, and which are open', () => {
    const life = new Life({ completion: wants({ parts: 'all' }, 'a', 'b', 'c') }).do(part('b', 100)).do(part('a', 100));
    expect(open(life)).toEqual(['2 of 3 parts; open: c']);
  });

  it('make the progress of the whole: told by itself it is refused, and so is a part that is none', () => {
    const life = new Life({ completion: wants({ parts: 'all' }, 'a') });
    expect(life.refusal({ type: 'progress', percent: 50 })?.rejected).toBe('bad-request');
    expect(life.refusal(part('x', 50))?.rejected).toBe('bad-request');
  });

  it('without a rule are all wanted', () => {
    expect(pin(null, [{ code: 'a', required: true }])?.rule.parts).toBe('all');
    expect(pin(null, [])).toBeNull();
  });
});

describe('tries', () => {
  it('pass by the mark, at the mark too', () => {
    expect(new Life({ completion: WANTS_QUIZ }).do(scored(80)).state).toMatchObject({
      status: 'completed',
      progress: 100,
    });
    expect(new Life({ completion: WANTS_QUIZ }).do(scored(79.9)).state.status).toBe('in_progress');
  });

  it('used up end the enrolment as failed; the learner is told', () => {
    const life = new Life({ completion: WANTS_QUIZ }).do(scored(10));
    expect(open(life)).toEqual(['a score of 80 %: try 2 of 3, possible now']);
    life.pass('PT1H').do(scored(20)).pass('PT1H').do(scored(30));
    expect(life.state).toMatchObject({ status: 'failed', end: { reason: 'tries_used_up' }, achieved: { best: 30 } });
    expect(life.mails()).toContain('tries_used_up → learner');
    expect(life.do(scored(100)).history().at(-1)).toBe('late');
  });

  it('are one more by an administrator’s word, which takes up again what failed for want of it', () => {
    const life = new Life({ completion: wants({ tries: tries({ maxTries: 1 }) }) }).do(scored(10));
    expect(possible(life.state, life.now, ADMIN)).toContain('grant-try');
    life.do({ type: 'grant-try' });
    expect(life.state).toMatchObject({ status: 'in_progress', achieved: { triesGranted: 1 } });
    expect(life.do(scored(90)).state.status).toBe('completed');
  });

  it('are apart by the cooling time: one too soon is refused with when it is possible, and `possible` leaves it out', () => {
    const life = new Life({ completion: wants({ tries: tries({ coolingTime: 'P1D' }) }) }).do(scored(10));
    life.pass('PT23H');
    expect(life.refusal(scored(90))).toMatchObject({ rejected: 'cooling', possibleAt: '2026-01-13T09:00:00.000Z' });
    expect(possible(life.state, life.now, ADMIN)).not.toContain('try');
    expect(open(life)).toEqual(['a score of 80 %: try 2 of 3, possible at 2026-01-13T09:00:00.000Z']);
    expect(life.pass('PT1H').do(scored(90)).state.status).toBe('completed');
  });

  it('count from their beginning: one begun while cooling is refused though it ended later', () => {
    const life = new Life({ completion: wants({ tries: tries({ coolingTime: 'PT2H' }) }) }).do(scored(10)).pass('PT3H');
    const startedAt = '2026-01-12T10:00:00.000Z';
    expect(life.refusal({ ...scored(90), startedAt } as Said)?.rejected).toBe('cooling');
  });

  it('of which the last counts, are read in the order in which they were taken, not in which they arrive', () => {
    const rule = wants({ tries: tries({ counts: 'last' }), signOff: true });
    const life = new Life({ completion: rule }).pass('PT10H').do(scored(10));
    life.do({ ...scored(95), happenedAt: '2026-01-12T12:00:00.000Z' } as Said);
    expect(life.state.achieved).toMatchObject({ best: 95, triesUsed: 2 });
    expect(open(life)[0]).toContain('a score of 80 %');
  });

  it('are known again: the same one twice is one', () => {
    const life = new Life({ completion: WANTS_QUIZ }).do(scored(10));
    expect(life.try(scored(10))).toMatchObject({ events: [], state: { achieved: { triesUsed: 1 } } });
  });
});

describe('an acknowledgement', () => {
  const document = { version: '2026-03', sha256: 'a'.repeat(64) };
  const completion = wants({ acknowledgement: { by: 'typed_name', document, name: 'matching' } });
  const acknowledged = (given: object = {}): Said => ({
    type: 'acknowledge',
    name: REASON,
    nameMatches: true,
    document,
    actor: LEARNER,
    ...given,
  });

  it('completes with the typed name by reference, the instant and the document', () => {
    const life = new Life({ completion }).do(acknowledged());
    expect(life.state).toMatchObject({
      status: 'completed',
      achieved: { acknowledged: { at: life.now, name: REASON, document } },
    });
    const event = life.events.find(({ type }) => type === 'acknowledged');
    expect(event?.data).toMatchObject({ commitment: REASON.commitment, document });
  });

  it.each([
    ['name-differs', { nameMatches: false }],
    ['other-document', { document: { ...document, version: '2025-01' } }],
    ['other-document', { document: { ...document, sha256: 'b'.repeat(64) } }],
    ['other-document', { document: null }],
  ])('is refused as %s with %j', (code, given) => {
    expect(new Life({ completion }).refusal(acknowledged(given))?.rejected).toBe(code);
  });

  it('by a signature service is not done by typing a name', () => {
    const signed = wants({ acknowledgement: { by: 'signature', document, name: 'any' } });
    expect(new Life({ completion: signed }).refusal(acknowledged())?.rejected).toBe('not-for-this-type');
    expect(new Life({ completion: signed }).do({ type: 'signed', document: null }).state.status).toBe('completed');
    expect(new Life({ completion }).refusal({ type: 'signed', document: null })?.rejected).toBe('not-for-this-type');
  });
});

describe('an objective', () => {
  it('R3: is signed off by the manager or an administrator, never by the learner', () => {
    const life = new Life({ activityType: 'objective' });
    expect(life.refusal({ type: 'sign-off', actor: LEARNER })?.rejected).toBe('own-request');
    const delegated = { kind: 'client', id: 'key', onBehalfOf: 'learner' } as const;
    expect(life.refusal({ type: 'sign-off', actor: delegated })?.rejected).toBe('own-request');
    expect(life.do({ type: 'sign-off', actor: MANAGER }).state.status).toBe('completed');
  });
});

describe('evidence', () => {
  const completion = wants({ evidence: { mediaTypes: ['application/pdf'], maxSize: 10 } });
  const about = (type: 'submit-evidence' | 'accept-evidence' | 'reject-evidence', evidenceId = 'one'): Said => ({
    type,
    evidenceId,
  });

  it('completes when it is accepted', () => {
    const life = new Life({ completion }).do(about('submit-evidence'));
    expect(open(life)).toEqual(['evidence that waits to be accepted']);
    expect(life.do(about('accept-evidence')).state.status).toBe('completed');
  });

  it('that is rejected, with a reason, leaves it open for other evidence, and the learner is told', () => {
    const life = new Life({ completion }).do(about('submit-evidence'));
    expect(life.refusal({ ...about('reject-evidence'), reason: null } as Said)?.rejected).toBe('reason-required');
    life.do(about('reject-evidence'));
    expect(life.mails()).toEqual(['evidence_rejected → learner']);
    expect(life.refusal(about('accept-evidence'))?.rejected).toBe('contrary-decision');
    expect(life.do(about('submit-evidence', 'two')).do(about('accept-evidence', 'two')).state.status).toBe('completed');
  });
});

describe('attendance', () => {
  it('completes an event through one command, once', () => {
    const life = new Life({ activityType: 'event' }).do({ type: 'attended' });
    expect(life.state).toMatchObject({ status: 'completed', achieved: { attendedAt: life.now } });
    expect(life.do({ type: 'attended' }).history().at(-1)).toBe('late');
  });
});

describe('a rule of several conditions', () => {
  const completion = wants({ progress: true, tries: tries() });

  it('R25: completes when all of them are met, in whatever order', () => {
    const first = new Life({ completion }).do({ type: 'progress', percent: 100 });
    expect(first.state.status).toBe('in_progress');
    expect(first.do(scored(90)).state.status).toBe('completed');
    const other = new Life({ completion }).do(scored(90));
    expect(open(other)).toEqual(['0 % of 100 %']);
    expect(other.do({ type: 'progress', percent: 100 }).state.status).toBe('completed');
  });

  it('R28: is not completed by saying so, but by an override with a reason', () => {
    const life = new Life({ completion });
    expect(life.refusal({ type: 'complete', reason: null })).toMatchObject({ rejected: 'not-complete' });
    expect(life.do({ type: 'complete' }).state).toMatchObject({ status: 'completed', end: { reason: 'override' } });
  });

  it('stays with the enrolment as it was, until it is explicitly moved', () => {
    const life = new Life({ completion }).do({ type: 'progress', percent: 100 });
    life.do({ type: 'adopt-rule', completion: wants({ progress: true }) });
    expect(life.history().slice(-2)).toEqual(['rule_adopted', 'completed']);
  });
});

describe('a duration of fixed length', () => {
  it.each([
    ['P1D', 86_400_000],
    ['P1W', 604_800_000],
    ['PT90M', 5_400_000],
    ['P1DT1H30S', 90_030_000],
  ])('%s is %d ms', (duration, ms) => {
    expect([isFixedLength(duration), lengthMs(duration)]).toEqual([true, ms]);
  });

  it.each(['P1M', 'P1Y', 'P', 'PT', 'P1DT', 'x'])('%s is none', (duration) => {
    expect(isFixedLength(duration)).toBe(false);
  });
});
