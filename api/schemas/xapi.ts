import { z } from 'zod';
import { checkActor, identifierOf } from '../../domain/xapi/actors.ts';
import { Faults } from '../../domain/xapi/faults.ts';
import { isUuid, toInstant } from '../../domain/xapi/forms.ts';
import { yes } from './common.ts';
import { iri } from './completion.ts';

/** So many statements go into one request, and are given out in one page. */
export const MOST_STATEMENTS = 500;
export const LARGEST_PAGE = 100;
/** Bytes of a request with statements. */
export const STATEMENTS_LIMIT = 2 * 1024 * 1024;

const uuid = z
  .string()
  .refine(isUuid, 'must be a UUID')
  .transform((value) => value.toLowerCase())
  .meta({ override: { type: 'string', format: 'uuid' } });

/** A statement: its own rules are in `domain/xapi`, which say of each mistake where it is. */
export const statement = z.looseObject({}).meta({
  id: 'XapiStatement',
  description: 'A statement as xAPI 1.0.3 or 2.0 describes it: actor, verb, object, and what else belongs to it.',
});

export const statementsBody = z
  .union([z.array(statement), statement], 'must be a statement, or a list of them')
  .meta({ id: 'XapiStatements', description: `One statement, or up to ${MOST_STATEMENTS}.` });

export const statementIds = z.array(z.string()).meta({ id: 'XapiStatementIds' });

export const statementResult = z
  .object({
    statements: z.array(statement),
    more: z.string().meta({ description: 'The address of the next page, without the host; empty when there is none.' }),
  })
  .meta({ id: 'XapiStatementResult' });

const agent = z
  .string()
  .max(4_000)
  .transform((text, context) => {
    const faults = new Faults();
    const given = parsed(text);
    checkActor(faults, given, []);
    const known = faults.found.length === 0 ? identifierOf(given) : null;
    if (known !== null) return { text, identifier: known };
    const message = 'must be an agent or an identified group as JSON, with exactly one identifier';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  })
  .meta({ override: { type: 'string', description: 'An agent or an identified group, as JSON.' } });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const timestamp = z
  .string()
  .transform((text, context) => {
    const instant = toInstant(text, false);
    if (instant !== null) return instant;
    context.addIssue({ code: 'custom', message: 'must be an ISO 8601 timestamp, such as 2026-03-31T22:00:00Z' });
    return z.NEVER;
  })
  .meta({ override: { type: 'string', format: 'date-time' } });

/** With a statement's id, nothing else narrows. */
const WITH_AN_ID = ['statementId', 'voidedStatementId', 'format', 'attachments'];

export const statementsQuery = z
  .strictObject({
    statementId: uuid.optional(),
    voidedStatementId: uuid.optional(),
    agent: agent.optional(),
    verb: iri.optional(),
    activity: iri.optional(),
    registration: uuid.optional(),
    related_activities: yes.optional(),
    related_agents: yes.optional(),
    since: timestamp.optional().meta({ description: 'Stored after.' }),
    until: timestamp.optional().meta({ description: 'Stored then or before.' }),
    limit: z
      .string()
      .regex(/^\d{1,9}$/, 'must be a whole number; 0 is as many as there may be')
      .transform((text) => Math.min(Number(text) || LARGEST_PAGE, LARGEST_PAGE))
      .optional()
      .meta({ override: { type: 'integer', minimum: 0 }, description: `At most ${LARGEST_PAGE}.` }),
    format: z.enum(['ids', 'exact', 'canonical']).default('exact'),
    attachments: z.enum(['false'], 'must be false: files are not kept here').optional(),
    ascending: yes.optional(),
    cursor: z.string().max(1_000).optional().meta({ description: 'From `more`.' }),
  })
  .superRefine((query, context) => {
    const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (query.statementId === undefined && query.voidedStatementId === undefined) return;
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined && !WITH_AN_ID.includes(name)) say(name, 'does not go with the id of a statement');
    }
    if (query.statementId !== undefined && query.voidedStatementId !== undefined)
      say('voidedStatementId', 'does not go with statementId');
  });

export const putQuery = z.strictObject({ statementId: uuid.meta({ description: 'Its id.' }) });

export const about = z.object({ version: z.array(z.string()) }).meta({ id: 'XapiAbout' });
