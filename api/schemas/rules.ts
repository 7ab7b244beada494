import { z } from 'zod';
import { MEMBER_OUTCOMES, MEMBER_STATES } from '../../domain/rules/member.ts';
import { ON_LEAVE, RULE_BASES } from '../../domain/rules/rule.ts';
import { ACTIVITY_TYPES, OBLIGATIONS } from '../../domain/words.ts';
import { pageQuery } from '../http/list.ts';
import { code } from './activities.ts';
import { reasons } from './audiences.ts';
import {
  activityRef,
  duration,
  id,
  instant,
  instantInput,
  localDate,
  oneOrMore,
  personRef,
  ref,
  text,
  timezone,
  userRef,
  words,
  yes,
} from './common.ts';

export const audienceRef = ref('The audience: id or code.');

const deadlineInput = z
  .union(
    [
      z.strictObject({ localDate, timezone: timezone.optional().meta({ description: "Left out: the learner's." }) }),
      z.strictObject({ at: instantInput }),
      z
        .strictObject({ basis: z.enum(RULE_BASES), after: duration })
        .refine(({ basis, after }) => basis === 'enrolment' || !after.includes('T'), {
          path: ['after'],
          error: 'must be in whole days when it is counted from the day of hire',
        }),
    ],
    'must be {localDate, timezone?}, {at} or {basis, after}',
  )
  .meta({
    description:
      'A fixed one, or counted from the day on which the person is enrolled, or of hire (R21). Decided for each person when the rule enrols them; one that has passed by then leaves the enrolment overdue, and ends nothing.',
  });

export const ruleFields = {
  title: text(300),
  audience: audienceRef,
  obligation: z.enum(OBLIGATIONS),
  deadline: deadlineInput.nullable(),
  policy: code.nullable().meta({
    description: 'The code of a policy in place of the activity’s: its newest version at the time. Not with a plan.',
  }),
  onLeave: z.enum(ON_LEAVE).meta({ description: 'What becomes of who leaves the audience (R33).' }),
  on: z.boolean(),
};
export const ruleTarget = {
  activity: activityRef.optional(),
  plan: code.optional().meta({ description: 'The code of a learning plan, in place of an activity.' }),
};
const ONE_TARGET = { path: ['activity'], error: 'must be there, or `plan` must, and not both' };

export const newRule = z
  .strictObject({
    ...ruleFields,
    code: code.refine((value) => value !== 'preview', 'must be another one: this is an address of its own'),
    ...ruleTarget,
    deadline: ruleFields.deadline.default(null),
    policy: ruleFields.policy.default(null),
    onLeave: ruleFields.onLeave.default('keep'),
    on: ruleFields.on.default(true),
  })
  .refine(({ activity, plan }) => (activity === undefined) !== (plan === undefined), ONE_TARGET)
  .meta({ id: 'NewRule' });

export const rulePatch = z.strictObject(ruleFields).partial().meta({ id: 'RulePatch' });

const evaluation = z
  .object({
    status: z.enum(['waiting', 'running', 'completed', 'stopped']),
    total: z.int().meta({ description: 'Who is in the audience, or was in the rule.' }),
    checked: z.int(),
    enrolled: z.int(),
    withdrawn: z.int(),
    unchanged: z.int(),
    refused: z.int().meta({ description: 'Who could not be enrolled; tried again once a day.' }),
    askedAt: instant,
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
  })
  .meta({ description: 'How far the last look at everybody is. Single people are looked at whenever they change.' });

const shownDeadline = z.object({
  localDate: z.string().optional(),
  timezone: z.string().optional(),
  at: z.string().optional(),
  basis: z.enum(RULE_BASES).optional(),
  after: z.string().optional(),
});

export const rule = z
  .object({
    id,
    code: z.string(),
    title: z.string(),
    audience: z.object({ id, code: z.string(), title: z.string() }),
    activity: z.object({ id, code: z.string(), title: z.string(), type: z.enum(ACTIVITY_TYPES) }).nullable(),
    plan: z.string().nullable(),
    obligation: z.enum(OBLIGATIONS),
    deadline: shownDeadline.nullable(),
    policy: z.string().nullable(),
    onLeave: z.enum(ON_LEAVE),
    on: z.boolean(),
    members: z.object({ in: z.int(), excluded: z.int() }),
    evaluation: evaluation.nullable(),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Rule', description: 'Who joins the audience is enrolled; who leaves it is treated as it says (R33).' });
export type Rule = z.output<typeof rule>;

export const ruleQuery = z.strictObject({
  ...pageQuery,
  audience: audienceRef.optional(),
  activity: activityRef.optional(),
  plan: code.optional(),
  on: yes.optional(),
});

export const ruleChange = z
  .object({
    version: z.int(),
    clientId: z.string().meta({ description: 'The API key that made it so.' }),
    at: instant,
    title: z.string(),
    audienceId: id,
    obligation: z.enum(OBLIGATIONS),
    deadline: shownDeadline.nullable(),
    policy: z.string().nullable(),
    onLeave: z.enum(ON_LEAVE),
    on: z.boolean(),
  })
  .meta({ id: 'RuleChange' });

const covered = z.object({ id, status: z.string() }).nullable();

export const memberEvent = z
  .object({
    seq: z.int(),
    type: z.enum(MEMBER_OUTCOMES),
    at: instant,
    actor: z.object({ kind: z.enum(['user', 'client', 'system', 'link']), id: z.string().nullable() }),
    reason: z.string().nullable(),
    covers: id.nullable().meta({ description: 'The enrolment, or plan enrolment, that it is about.' }),
    code: z.string().nullable().meta({ description: 'Why it was refused.' }),
    why: reasons,
  })
  .meta({ id: 'RuleMemberEvent' });

export const ruleMember = z
  .object({
    user: personRef,
    state: z.enum(MEMBER_STATES).meta({
      description: '`excluded`: removed by hand, and not added again until that is lifted (R33).',
    }),
    outcome: z.enum(MEMBER_OUTCOMES).meta({ description: 'What became of it.' }),
    refusal: z.string().nullable().meta({ description: 'Why the person could not be enrolled.' }),
    retryAt: instant.nullable(),
    away: z.boolean().meta({ description: 'Deactivated or expired: neither joins nor leaves until the return (R32).' }),
    enrolment: covered,
    planEnrolment: covered,
    why: reasons,
    since: instant,
    history: z.array(memberEvent).meta({ description: 'The last 20, the newest first.' }),
  })
  .meta({ id: 'RuleMember' });

export const ruleMemberQuery = z.strictObject({
  ...pageQuery,
  state: oneOrMore(MEMBER_STATES).optional(),
  user: userRef.optional(),
});

export const liftBody = z.strictObject({ reason: words.nullable().default(null) }).meta({ id: 'RuleExclusionLift' });
