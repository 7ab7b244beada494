import { describe, expect, it } from 'vitest';
import { ACHIEVE_COMMANDS } from '../../domain/achieveCommands.ts';
import { addDuration, planForInstant } from '../../domain/calendar.ts';
import { PUBLIC_COMMANDS, type PublicCommandType } from '../../domain/commands.ts';
import { isRejection, type Outcome } from '../../domain/outcome.ts';
import { transition } from '../../domain/transition.ts';
import { isEnded, STATUSES, type Status } from '../../domain/words.ts';
import { ADMIN, BORN, Life, REASON, request, type Said } from '../support/builders.ts';
import { WANTS_ALL } from '../support/completions.ts';
import { ASKS_MANAGER, livesAt, OFFERS } from '../support/lives.ts';

/*
 * What becomes of every command in every status. A cell says: the new status by its first two letters (`ip` in
 * progress, `sp` suspended) · `+` the same status, something changed · `=` accepted, nothing changed · `late` kept in the history only ·
 * `-` not possible now · `no` refused, because it was decided the other way before · `bad` never possible by hand · `type` not for an activity of this type · `none` no such session.
 */
const COMMANDS_TABLE = `
                      su    aw    wa    of    to    en    ip    co    sp    ov    fa    de    wi    ca    ex
approve               -     en    =     =     =     =     =     =     =     =     =     no    =     =     =
decline               -     de    no    no    no    no    no    no    no    no    no    =     no    no    no
accept                aw    -     -     en    -     -     -     -     -     -     -     -     -     -     -
dismiss               wi    -     -     wi    -     -     -     -     -     -     -     -     -     -     -
visit                 -     -     -     -     +     +     +     +     -     -     -     -     -     -     -
start                 aw    -     -     -     +     ip    =     late  -     -     late  late  late  late  late
progress              -     -     -     -     +     ip    +     late  -     -     late  late  late  late  late
complete              -     -     -     -     co    co    co    late  -     -     late  late  late  late  late
fail                  -     -     -     -     fa    fa    fa    late  -     -     late  late  late  late  late
suspend               -     -     sp    -     sp    sp    sp    -     -     -     -     -     -     -     -
resume                -     -     -     -     -     -     -     -     en    en    -     -     -     -     -
overbook              -     -     ov    -     type  ov    ov    -     -     -     -     -     -     -     -
admit-beyond-maximum  -     -     en    -     -     -     -     -     -     en    -     -     -     -     -
rank                  -     -     +     -     -     -     -     -     -     -     -     -     -     -     -
choose-sessions       type  type  type  type  none  type  type  type  type  type  type  type  type  type  type
change-session        type  type  type  type  none  type  type  type  type  type  type  type  type  type  type
leave-session         type  type  type  type  none  type  type  type  type  type  type  type  type  type  type
attendance            none  none  none  none  none  none  none  none  none  none  none  none  none  none  none
withdraw              wi    wi    wi    wi    wi    wi    wi    -     wi    wi    -     -     -     -     -
cancel                ca    ca    ca    ca    ca    ca    ca    -     ca    ca    -     -     -     -     -
reopen                -     -     -     -     -     -     -     ip    -     -     ip    aw    en    en    en
reset                 -     -     -     -     ca    ca    ca    +     ca    ca    +     +     +     +     +
set-deadline          +     +     +     +     +     +     +     -     +     +     -     -     -     -     en
set-access            -     +     +     +     +     +     +     +     +     +     -     -     -     -     -
set-status            ca    ca    ca    ca    ca    ca    ca    ca    ca    ca    ca    ca    ca    =     ca
grade                 +     +     +     +     +     +     +     +     +     +     +     +     +     +     +
feedback              +     +     +     +     +     +     +     +     +     +     +     +     +     +     +
note                  +     +     +     +     +     +     +     +     +     +     +     +     +     +     +
try                   -     -     -     -     -     ip    +     late  -     -     late  late  late  late  late
grant-try             -     -     -     -     -     +     +     -     -     -     -     -     -     -     -
acknowledge           -     -     -     -     -     ip    +     late  -     -     late  late  late  late  late
sign-off              -     -     -     -     -     ip    +     -     -     -     -     -     -     -     -
submit-evidence       -     -     -     -     -     ip    +     late  -     -     late  late  late  late  late
accept-evidence       -     -     -     -     -     no-evidence no-evidence -     -     -     -     -     -     -     -
reject-evidence       -     -     -     -     -     no-evidence no-evidence -     -     -     -     -     -     -     -
adopt-rule            +     +     +     +     +     +     +     -     +     +     -     -     -     -     -`;

/** The same for `set-status`: from the status above, to the one at the left. */
const SET_STATUS_TABLE = `
                      su   aw   wa   of   to   en   ip   co   sp   ov   fa   de   wi   ca   ex
suggested             =    su   su   su   su   su   su   su   su   su   su   su   su   su   su
awaiting_approval     aw   =    aw   aw   aw   aw   aw   aw   aw   aw   aw   aw   aw   aw   aw
waitlisted            wa   wa   =    wa   wa   wa   wa   wa   wa   wa   wa   wa   wa   wa   wa
offered               bad  bad  bad  =    bad  bad  bad  bad  bad  bad  bad  bad  bad  bad  bad
to_confirm            type type type type =    type type type type type type type type type type
enrolled              en   en   en   en   bad  =    en   en   en   en   en   en   en   en   en
in_progress           ip   ip   ip   ip   bad  ip   =    ip   ip   ip   ip   ip   ip   ip   ip
completed             co   co   co   co   co   co   co   =    co   co   co   co   co   co   co
suspended             sp   sp   sp   sp   sp   sp   sp   sp   =    sp   sp   sp   sp   sp   sp
overbooked            ov   ov   ov   ov   type ov   ov   ov   ov   =    ov   ov   ov   ov   ov
failed                fa   fa   fa   fa   fa   fa   fa   fa   fa   fa   =    fa   fa   fa   fa
declined              de   de   de   de   de   de   de   de   de   de   de   =    de   de   de
withdrawn             wi   wi   wi   wi   wi   wi   wi   wi   wi   wi   wi   wi   =    wi   wi
cancelled             ca   ca   ca   ca   ca   ca   ca   ca   ca   ca   ca   ca   ca   =    ca
expired               ex   ex   ex   ex   ex   ex   ex   ex   ex   ex   ex   ex   ex   ex   =`;

const short = (status: Status): string =>
  ({ in_progress: 'ip', suspended: 'sp' })[status as string] ?? status.slice(0, 2);

/** The rows of a table: [name, status, cell]. */
function cells(table: string): [string, Status, string][] {
  const [head, ...rows] = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  return rows.flatMap(([name = '', ...row]) =>
    (head ?? []).map((column, index): [string, Status, string] => {
      const status = STATUSES.find((candidate) => short(candidate) === column);
      if (!status || row.length !== head?.length) throw new Error(`the table is wrong at ${name}, ${column}`);
      return [name, status, row[index] ?? ''];
    }),
  );
}

function said(type: PublicCommandType, life: Life): Said {
  const deadline = planForInstant(addDuration(life.now, 'P60D', 'UTC'), 'UTC', 'by-hand', ASKS_MANAGER);
  if (type === 'progress') return { type, percent: 40 };
  if (type === 'rank') return { type, rank: 1 };
  if (type === 'choose-sessions') return { type, sessions: ['unknown'] };
  if (type === 'change-session') return { type, from: 'unknown', to: 'unknown' };
  if (type === 'leave-session') return { type, session: 'unknown' };
  if (type === 'attendance') return { type, session: 'unknown', attendance: 'fully' };
  if (type === 'set-deadline') return { type, deadline };
  if (type === 'reset') return { type, nextId: 'next', policy: 'newest' };
  if (type === 'set-access') return { type, until: deadline.deadline };
  if (type === 'set-status') return { type, status: 'cancelled' };
  if (type === 'grade' || type === 'feedback' || type === 'note') return { type, text: REASON };
  if (type === 'try') return { type, percent: 40, passed: null, startedAt: null };
  if (type === 'acknowledge') return { type, name: REASON, nameMatches: true, document: null };
  if (type === 'adopt-rule') return { type, completion: null };
  if (type === 'submit-evidence' || type === 'accept-evidence' || type === 'reject-evidence')
    return { type, evidenceId: 'file' };
  return { type } as Said;
}

const CODES: Record<string, string> = {
  'not-possible': '-',
  'contrary-decision': 'no',
  'bad-request': 'bad',
  'not-for-this-type': 'type',
  'unknown-session': 'none',
};

function cellOf(outcome: Outcome, life: Life): string {
  if (isRejection(outcome)) return CODES[outcome.rejected] ?? outcome.rejected;
  const { state, events } = outcome;
  if (events.length === 0) return '=';
  if (events.some((event) => event.type === 'late')) return 'late';
  return state.status === life.state.status ? '+' : short(state.status);
}

describe('every command in every status', () => {
  it('has a row for each command and each status', () => {
    expect([...new Set(cells(COMMANDS_TABLE).map(([type]) => type))]).toEqual([...PUBLIC_COMMANDS]);
    expect([...new Set(cells(SET_STATUS_TABLE).map(([target]) => target))]).toEqual([...STATUSES]);
  });

  it.each(cells(COMMANDS_TABLE))('%s in %s: %s', (type, status, expected) => {
    const life = livesAt[status](
      (ACHIEVE_COMMANDS as readonly string[]).includes(type) ? { completion: WANTS_ALL } : {},
    );
    expect(life.state.status).toBe(status);
    expect(cellOf(life.try(said(type as PublicCommandType, life)), life)).toBe(expected);
  });

  it.each(cells(SET_STATUS_TABLE))('set-status to %s from %s: %s', (target, status, expected) => {
    const life = livesAt[status]();
    const outcome = life.try({ type: 'set-status', status: target as Status });
    expect(cellOf(outcome, life)).toBe(expected);
    if (!isRejection(outcome)) expect(outcome.state.end === null).toBe(!isEnded(outcome.state.status));
  });

  it('R28: a status is set by hand only with a reason', () => {
    const refusal = livesAt.enrolled().refusal({ type: 'set-status', status: 'completed', reason: null });
    expect(refusal?.rejected).toBe('reason-required');
  });

  it('R1: an enrolment is born once, and nothing happens before its birth', () => {
    expect(transition(livesAt.enrolled().state, request(), BORN)).toMatchObject({ rejected: 'bad-request' });
    expect(transition(null, { type: 'start', actor: ADMIN }, BORN)).toMatchObject({ rejected: 'bad-request' });
  });

  it.each([
    ['the learner', { obligation: 'suggested' as const }, 'suggested'],
    ['an approver', { rules: ASKS_MANAGER }, 'awaiting_approval'],
    ['a seat', {}, 'waitlisted'],
  ])('R36: the first event says that the request waits for %s', (_whom, asked, to) => {
    expect(new Life(asked).events[0]).toMatchObject({ type: 'requested', from: null, to });
  });

  it('R24: what happened keeps its own date, and nothing happens in the future', () => {
    const life = livesAt.enrolled();
    const earlier = addDuration(life.now, 'P3D', 'UTC', -1);
    const later = addDuration(life.now, 'P1D', 'UTC');
    expect(life.refusal({ type: 'complete', happenedAt: later })?.rejected).toBe('bad-request');
    expect(transition(null, request({ happenedAt: later }), life.now)).toMatchObject({ rejected: 'bad-request' });
    expect(life.refusal({ type: 'start', happenedAt: life.now })).toBeNull();
    life.do({ type: 'complete', happenedAt: earlier });
    expect(life.state.completedAt).toBe(earlier);
    expect(life.events.at(-1)?.at).toBe(earlier);
  });

  it('R37: an enrolment keeps the version of the policy that it began with', () => {
    for (const status of STATUSES)
      expect(livesAt[status]().state.policy).toEqual(
        request({ rules: status === 'offered' ? OFFERS : ASKS_MANAGER }).policy,
      );
  });
});
