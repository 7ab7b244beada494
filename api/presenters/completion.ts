import type { z } from 'zod';
import { nextTryAt, ruleOf, triesAllowed } from '../../domain/completion.ts';
import { missing } from '../../domain/missing.ts';
import type { EnrolmentState } from '../../domain/state.ts';
import { accessOf, type Instant, isEnded } from '../../domain/words.ts';
import type { PartRow } from '../../store/activityParts.ts';
import type { EvidenceRow } from '../../store/evidence.ts';
import type { completion, evidence, part } from '../schemas/completion.ts';

/** How an enrolment stands with its completion rule at an instant. */
export function presentCompletion(state: EnrolmentState, now: Instant): z.output<typeof completion> {
  const rule = ruleOf(state);
  const { achieved } = state;
  const last = achieved.tries.at(-1);
  const next = rule.tries && nextTryAt(rule.tries, achieved);
  const { acknowledged } = achieved;
  return {
    rule: { ...rule, evidence: rule.evidence && { ...rule.evidence, mediaTypes: [...rule.evidence.mediaTypes] } },
    pinned: state.completion !== null,
    missing: isEnded(state.status) ? [] : missing(state, now),
    parts: (state.completion?.parts ?? []).map(({ code, required }) => ({
      code,
      required,
      progress: achieved.parts[code] ?? 0,
    })),
    tries: rule.tries && {
      used: achieved.triesUsed,
      allowed: triesAllowed(rule.tries, achieved),
      best: achieved.best,
      last: last ? { at: last.at, score: last.percent, passed: last.passed } : null,
      nextAt: next !== null && next > now ? next : null,
    },
    acknowledged: acknowledged && { at: acknowledged.at, by: acknowledged.by, document: acknowledged.document },
    signedOffAt: achieved.signedOffAt,
    evidence: achieved.evidence,
    attendedAt: achieved.attendedAt,
  };
}

/** What is missing to the completion, as a sentence; null when it is over. */
export function whyCompletion(state: EnrolmentState, now: Instant): string | null {
  if (isEnded(state.status)) return null;
  const open = missing(state, now).map(({ detail }) => detail);
  if (open.length === 0) return 'Nothing is missing: it completes when it is said to be done.';
  const then = accessOf(state.status).activity ? '' : ' It begins when the activity is open.';
  return `Missing to the completion: ${open.join('; ')}.${then}`;
}

export function presentPart({ activityId: _activity, ...row }: PartRow): z.output<typeof part> {
  return row;
}

export function presentEvidence({ enrolmentId: _enrolment, ...row }: EvidenceRow): z.output<typeof evidence> {
  return row;
}
