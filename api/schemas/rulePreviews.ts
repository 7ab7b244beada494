import { z } from 'zod';
import { WOULD } from '../../store/rulePreview.ts';
import { reasons, whoInput } from './audiences.ts';
import { id, instant, personRef, ref } from './common.ts';
import { audienceRef, ruleFields, ruleTarget } from './rules.ts';

export const rulePreviewBody = z
  .strictObject({
    rule: ref('An existing rule: id or code; what else is given is tried in place of what it has.').optional(),
    ...ruleTarget,
    audience: audienceRef.optional(),
    who: whoInput.optional().meta({ description: 'Conditions in place of an audience’s.' }),
    obligation: ruleFields.obligation.optional(),
    deadline: ruleFields.deadline.optional(),
    policy: ruleFields.policy.optional(),
    onLeave: ruleFields.onLeave.optional(),
  })
  .meta({ id: 'RulePreviewRequest' });

const counts = z.object(
  Object.fromEntries(WOULD.map((word) => [word, z.int()])) as Record<(typeof WOULD)[number], z.ZodInt>,
);

export const rulePreview = z
  .object({
    at: instant,
    counts: counts.extend({ orMore: z.boolean() }).nullable().meta({
      description:
        'Among the first 10,000 people, as the rule decides; what the activity itself refuses is told with each person, and counted here as `enrol`. On the first page only.',
    }),
    items: z.array(
      z.object({
        user: personRef,
        would: z.enum(WOULD).meta({
          description:
            '`enrol`: would be enrolled. `refused`: the rule wants it, and the activity does not (`code`). `enrolled_already`, `completed`, `ended`, `removed_by_hand`, `away`: why not. `withdraw`, `keep`, `leave`: has left the audience.',
        }),
        code: z.string().nullable(),
        enrolmentId: id.nullable().meta({ description: 'What lives already, or would be taken away.' }),
        why: reasons,
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'RulePreview' });
