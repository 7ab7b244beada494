import { z } from 'zod';
import { REJECTIONS, type RejectionCode } from '../../domain/outcome.ts';
import { STATEMENT_OUTCOMES } from '../../store/statements.ts';
import { id, instant, ref, userRef } from './common.ts';
import { statement } from './xapi.ts';

/** Where a list of statements goes on. */
export const statementKey = z.object({ storedAt: z.string().max(40), seq: z.int() });

/** An outcome; of a refused one also the code of the rule, behind a colon. */
const outcomeFilter = z
  .string()
  .transform((text, context) => {
    const [word, refusal] = text.split(':');
    const outcome = STATEMENT_OUTCOMES.find((one) => one === word);
    if (outcome && (refusal === undefined || (outcome === 'refused' && refusal in REJECTIONS))) {
      return { outcome, refusal: refusal as RejectionCode | undefined };
    }
    const message = `must be one of ${STATEMENT_OUTCOMES.join(', ')}, or refused: with the code of the rule`;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  })
  .meta({
    override: { type: 'string', description: `One of ${STATEMENT_OUTCOMES.join(', ')}, or \`refused:<code>\`.` },
  });

export const statementFilter = {
  outcome: outcomeFilter.optional(),
  user: userRef.optional(),
  enrolment: ref('The id of an enrolment.').optional(),
};

export const statementRow = z
  .object({
    id: z.string(),
    outcome: z.string().meta({
      description:
        'What became of it for an enrolment: `waiting` (to be told to it), `applied`, `unchanged` (it changed nothing), `late` (it came after the end: kept in the history), `refused:<code>` (by that rule), `unknown-actor`, `unknown-activity`, `no-enrolment`, `unknown-verb`, or `voiding` (it voids another one).',
      example: 'refused:not-possible',
    }),
    verb: z.string(),
    activity: z.string().nullable().meta({ description: 'The IRI; null where it is about something else.' }),
    user: id.nullable().meta({ description: 'The id of the person that was found.' }),
    enrolment: id.nullable(),
    authority: z.string().meta({ description: 'The API key that sent it.' }),
    happenedAt: instant.meta({ description: 'Its timestamp, never in the future.' }),
    storedAt: instant,
    voidedBy: z
      .string()
      .nullable()
      .meta({ description: 'The statement that voids it. What it did to the enrolment stays.' }),
    statement,
  })
  .meta({ id: 'Statement', description: 'A learning record statement, and what became of it here.' });
