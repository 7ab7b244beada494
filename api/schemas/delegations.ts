import { z } from 'zod';
import { USER_STATUSES } from '../../domain/words.ts';
import { DELEGATION_STATUSES } from '../../store/delegations.ts';
import { listOf, pageQuery } from '../http/list.ts';
import { id, instant, instantInput, localDate, oneOrMore, userRef, words } from './common.ts';

/** When it begins or ends: an instant, or a day, which means its first moment where the principal is (R19). */
const when = z.union(
  [localDate, instantInput],
  'must be an instant as RFC 3339, or a day as YYYY-MM-DD, which begins where the principal is',
);

export type When = z.output<typeof when>;

const fields = {
  delegate: userRef,
  from: when.meta({ description: 'What lies in the past means from now on.' }),
  until: when.nullable().meta({ description: 'The first moment that is not part of it; null: until further notice.' }),
  note: words.nullable().meta({ description: 'Why, in the words of who enters it.' }),
};

export const newDelegation = z
  .strictObject({
    principal: userRef,
    delegate: fields.delegate,
    from: fields.from.optional().meta({ description: 'Left out, or in the past: from now on.' }),
    until: fields.until.default(null),
    note: fields.note.default(null),
  })
  .meta({ id: 'NewDelegation' });

export const delegationPatch = z
  .strictObject(fields)
  .partial()
  .meta({ id: 'DelegationPatch', description: 'What is left out stays. Once it has begun, `from` stays as it is.' });

export const delegationQuery = z.strictObject({
  ...pageQuery,
  principal: userRef.optional(),
  delegate: userRef.optional(),
  status: oneOrMore(DELEGATION_STATUSES).optional(),
});

const named = z.object({ id, name: z.string(), status: z.enum(USER_STATUSES) });

export const delegation = z
  .object({
    id,
    principal: named,
    delegate: named,
    from: instant,
    until: instant.nullable().meta({ description: 'Half-open: this moment is not part of it any more.' }),
    status: z.enum(DELEGATION_STATUSES).meta({ description: '`cancelled`: taken back before it began.' }),
    note: z.string().nullable(),
    openApprovals: z
      .int()
      .meta({ description: 'Open approval tasks that somebody holds in the principal’s place now.' }),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Delegation', description: 'One person stands in for another (R5).' });

export const delegationList = listOf(delegation).meta({ id: 'DelegationList' });
