import type { z } from 'zod';
import type { VersionRow } from '../../store/audiences.ts';
import type { MemberEventRow, MemberRow } from '../../store/ruleMembers.ts';
import type { Foreseen } from '../../store/rulePreview.ts';
import type { EvaluationRow, RuleFields, RuleRow } from '../../store/rules.ts';
import type { rulePreview } from '../schemas/rulePreviews.ts';
import type { memberEvent, Rule, ruleChange, ruleMember } from '../schemas/rules.ts';
import { presentPersonRef } from './users.ts';

export function presentRule(row: RuleRow): Rule {
  const { id, code, title, audience, obligation, deadline, onLeave, members, version, createdAt, updatedAt } = row;
  return {
    ...{ id, code, title, audience, activity: row.activity as Rule['activity'], plan: row.planCode, obligation },
    ...{ deadline: deadline as Rule['deadline'], policy: row.policyCode, onLeave, on: row.active, members },
    evaluation: row.evaluation && presentEvaluation(row.evaluation),
    ...{ version, createdAt, updatedAt },
  };
}

function presentEvaluation(row: EvaluationRow): NonNullable<Rule['evaluation']> {
  const { status, total, checked, enrolled, withdrawn, refused, askedAt, startedAt, finishedAt } = row;
  // Of one that began again after a crash, what was done before is counted on.
  const unchanged = Math.max(0, checked - enrolled - withdrawn - refused);
  return { status, total, checked, enrolled, withdrawn, unchanged, refused, askedAt, startedAt, finishedAt };
}

export function presentRuleChange({
  version,
  clientId,
  at,
  data,
}: VersionRow<RuleFields>): z.output<typeof ruleChange> {
  const { title, audienceId, obligation, deadline, policyCode, onLeave, active } = data;
  return {
    ...{ version, clientId, at, title, audienceId, obligation, deadline: deadline as Rule['deadline'] },
    ...{ policy: policyCode, onLeave, on: active },
  };
}

export function presentMemberEvent(row: MemberEventRow): z.output<typeof memberEvent> {
  const { seq, type, at, actorKind, actorId, reason, data } = row;
  const { covers = null, code = null, why } = data;
  return { seq, type, at, actor: { kind: actorKind, id: actorId }, reason, covers, code, why: [...why] };
}

export function presentRuleMember(row: MemberRow, events: readonly MemberEventRow[]): z.output<typeof ruleMember> {
  const { state, outcome, refusal, retryAt, away, enrolmentId, planEnrolmentId, why, since } = row;
  const covered = (id: string | null) => id && { id, status: row.enrolmentStatus ?? '' };
  return {
    ...{ user: presentPersonRef(row), state, outcome, refusal, retryAt, away },
    enrolment: covered(enrolmentId) || null,
    planEnrolment: covered(planEnrolmentId) || null,
    ...{ why: [...why], since, history: events.map(presentMemberEvent) },
  };
}

export function presentForeseen(row: Foreseen): z.output<typeof rulePreview>['items'][number] {
  const { would, code, enrolmentId, why } = row;
  return { user: presentPersonRef(row), would, code, enrolmentId, why: [...why] };
}
