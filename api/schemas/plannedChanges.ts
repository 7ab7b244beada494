import { z } from 'zod';
import { PROFILE_SOURCES } from '../../domain/people/person.ts';
import { PLANNED_STATUSES } from '../../store/plannedChanges.ts';
import { pageQuery } from '../http/list.ts';
import { id, instant } from './common.ts';

export const plannedChangeQuery = z.strictObject({ ...pageQuery, status: z.enum(PLANNED_STATUSES).optional() });

export const plannedChange = z
  .object({
    id,
    user: id,
    effectiveFrom: z.string().meta({ description: 'The day with whose beginning it holds.' }),
    at: instant.meta({ description: 'When that day begins where the person is.' }),
    changes: z
      .object({
        manager: id.nullable(),
        department: z.string().nullable(),
        positionTitle: z.string().nullable(),
        location: z.string().nullable(),
      })
      .partial(),
    source: z.enum(PROFILE_SOURCES),
    override: z.boolean(),
    status: z.enum(PLANNED_STATUSES),
    refusal: z
      .string()
      .nullable()
      .meta({ description: 'Why it did not come true: `manager-cycle`, or `other-master` (R38).' }),
    reason: z.string().nullable(),
    createdAt: instant,
    settledAt: instant.nullable(),
  })
  .meta({ id: 'PlannedChange', description: 'A change of a profile that comes true when a day begins.' });
