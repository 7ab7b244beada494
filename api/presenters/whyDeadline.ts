import type { DeadlineBasis } from '../../domain/policy.ts';
import { deadlineStandsStill } from '../../domain/standstill.ts';
import type { EnrolmentView, TellingEvent } from '../../store/enrolmentView.ts';
import { by, day, minute } from './whyWords.ts';

/** Why it is due when it is due, or why it is not (R21, R22). */
export function whyDeadline({ state, deadlineEvent }: EnrolmentView): string {
  const { deadline } = state;
  if (!deadline) {
    if (deadlineEvent?.type === 'deadline_removed')
      return `None: removed on ${day(deadlineEvent.at)}${by(deadlineEvent)}.`;
    const { deadline: rule } = state.policy.rules;
    return waitsForDeadline(rule?.basis ?? (state.deadlineAfter ? 'enrolment' : null), rule?.activity ?? null);
  }
  const { at, localDate, timezone, rule } = deadline.deadline;
  const when = localDate ? `Due at the end of ${localDate} in ${timezone}` : `Due at ${minute(at)}`;
  const still = deadlineStandsStill(state) ? ', later by the time in which it stands still' : '';
  return `${when}${still}: ${ruleInWords(rule, state.policy, deadlineEvent)}.`;
}

const BASES: Readonly<Record<DeadlineBasis, string>> = {
  fixed: 'fixed date',
  enrolment: 'enrolment',
  approval: 'approval',
  first_access: 'first access',
  hire_date: 'day of hire',
  session_start: 'start of the session',
  plan_start: 'start of the learning plan',
  completion: 'completion of another activity',
};

function waitsForDeadline(basis: DeadlineBasis | null, activity: string | null): string {
  if (basis === 'completion') return `None yet: it will be counted from the completion of ${activity}.`;
  if (basis === 'hire_date') return 'None yet: it is counted from the day of hire, which is not known.';
  if (basis !== null && basis !== 'fixed') return `None yet: it will be counted from the ${BASES[basis]}.`;
  return 'None: neither the request nor the policy nor the activity sets one.';
}

function ruleInWords(rule: string, policy: { code: string; version: number }, event: TellingEvent | null): string {
  const { code, version } = policy;
  if (rule === 'request') return 'asked for with the request';
  if (rule === 'by-hand') return event ? `set by hand on ${day(event.at)}${by(event)}` : 'set by hand';
  if (rule === 'fixed') return `the fixed date of the policy ${code}, version ${version}`;
  if (rule.startsWith('rule/')) return `set by the rule ${rule.slice('rule/'.length)}`;
  const [basis, after] = rule.split('+');
  if (basis === 'automation') return `${after} later than it was, by an automation`;
  return after
    ? `${after} after the ${BASES[basis as DeadlineBasis] ?? basis}, by the policy ${code}, version ${version}, or the activity`
    : rule;
}
