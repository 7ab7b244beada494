import { localDateOf } from '../calendar.ts';
import type { Instant } from '../words.ts';
import type { CertificationDraft } from './draft.ts';
import { lapseDayOf, momentsOf, periodFrom, remindersOf, standingPeriod, statusAt } from './periods.ts';
import type { Achievement, CertificationStatus } from './state.ts';

/** How far time has brought it; it goes back by no time, only by a word or a proof. */
const RANK: Partial<Record<CertificationStatus, number>> = {
  window_open: 1,
  overdue: 2,
  expired: 3,
  lapsed: 4,
};
const rankOf = (status: CertificationStatus): number => RANK[status] ?? 0;

/** R29: what the facts make of it: what is taken back, what certifies anew, and what has fallen due since. */
export function follow(draft: CertificationDraft, achievements: readonly Achievement[], now: Instant): void {
  takeBack(draft, achievements, now);
  for (const achievement of [...achievements].sort(byDay)) {
    if (!certifies(draft, achievement, now)) continue;
    // What lies before it happened before it, however late it is told.
    advance(draft, achievement.at < now ? achievement.at : now);
    certify(draft, achievement, now);
  }
  advance(draft, now);
  remind(draft, now);
}

function byDay(a: Achievement, b: Achievement): number {
  return a.on === b.on ? (a.key < b.key ? -1 : 1) : a.on < b.on ? -1 : 1;
}

/** A proof that is gone takes its period with it, and the one before stands again. */
function takeBack(draft: CertificationDraft, achievements: readonly Achievement[], now: Instant): void {
  const proved = new Set(achievements.map(({ key }) => key));
  for (let period = standingPeriod(draft.state); period && !proved.has(period.achievement); ) {
    const { number } = period;
    let periods = draft.periodsWith(number, { ended: { how: 'taken_back', at: now } });
    const before = periods.findLast(({ ended }) => ended?.how !== 'taken_back');
    if (before?.ended?.how === 'renewed')
      periods = periods.map((one) => (one.number === before.number ? { ...one, ended: null } : one));
    const status = statusAt({ ...draft.state, periods }, now);
    draft.event('taken_back', { periods, status }, { period: number });
    endIfLapsed(draft, now);
    period = standingPeriod(draft.state);
  }
}

/** Does it begin a period? Once each; not what came before the one that stands, or, mostly, before its window. */
function certifies({ state }: CertificationDraft, { key, on, at }: Achievement, now: Instant): boolean {
  if (state.since !== null && at <= state.since) return false;
  if (on > localDateOf(now, state.timezone)) return false;
  if (state.periods.some((period) => period.achievement === key && period.ended?.how !== 'taken_back')) return false;
  const period = standingPeriod(state);
  if (!period) return true;
  if (on <= period.certifiedOn) return false;
  return on >= period.windowOpensOn || state.certification.rules.countsEarly;
}

function certify(draft: CertificationDraft, achievement: Achievement, now: Instant): void {
  const { state } = draft;
  const { rules, version } = state.certification;
  const before = standingPeriod(state);
  const number = (state.periods.at(-1)?.number ?? 0) + 1;
  const period = periodFrom(rules, number, before, achievement, now);
  const onTime = before !== null && achievement.on <= lapseDayOf(before, rules);
  const renewed = { how: 'renewed', at: achievement.at } as const;
  const lapsed = before?.ended ?? ({ how: 'lapsed', at: achievement.at } as const);
  const earlier = before ? draft.periodsWith(before.number, { ended: onTime ? renewed : lapsed }) : state.periods;
  const data = {
    period: number,
    achievement: achievement.key,
    certifiedOn: period.certifiedOn,
    expiresOn: period.expiresOn,
    version,
  };
  const patch = { periods: [...earlier, period], status: 'certified', refused: null } as const;
  draft.event('certified', { ...patch, remindedUntil: now }, data, achievement.at);
}

/** What fell due up to an instant, each dated by its own (R29); what the period was not known for then is told to nobody. */
export function advance(draft: CertificationDraft, until: Instant): void {
  for (const { at, status } of momentsOf(draft.state)) {
    if (at > until || rankOf(status) <= rankOf(draft.state.status)) continue;
    const period = standingPeriod(draft.state);
    const type = status === 'window_open' ? 'window_opened' : status;
    draft.event(type, { status }, period ? { period: period.number } : {}, at);
    if (status === 'lapsed') endIfLapsed(draft, at);
    if (period && at > period.since) tell(draft, period.number, status, at);
  }
}

function endIfLapsed(draft: CertificationDraft, at: Instant): void {
  const period = standingPeriod(draft.state);
  if (draft.state.status !== 'lapsed' || !period || period.ended) return;
  draft.state = { ...draft.state, periods: draft.periodsWith(period.number, { ended: { how: 'lapsed', at } }) };
}

function tell(draft: CertificationDraft, number: number, status: CertificationStatus, at: Instant): void {
  const { grace, notifyManager } = draft.state.certification.rules;
  if (status === 'window_open') draft.mail('certification_window_open', `${number}`, at, false);
  // Of an expiry once: with the grace, at its beginning.
  if (status !== 'expired' && !(status === 'lapsed' && grace === null)) return;
  const occurrence = `${number}@${at}`;
  draft.mail('certification_expired', occurrence, at, true);
  if (notifyManager) draft.mail('team_certification_expired', occurrence, at, true);
}

/** R23: the reminders that have fallen due, once each. */
function remind(draft: CertificationDraft, now: Instant): void {
  const { remindedUntil } = draft.state;
  for (const { at, occurrence, manager } of remindersOf(draft.state)) {
    if (at <= remindedUntil || at > now) continue;
    draft.event('reminded', { remindedUntil: at }, { reminder: occurrence }, at);
    draft.mail('certification_reminder', occurrence, at, true);
    if (manager) draft.mail('team_certification_reminder', occurrence, at, true);
  }
}
