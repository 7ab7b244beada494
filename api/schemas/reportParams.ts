import { z } from 'zod';
import type { ReportKind } from '../../domain/reports/kinds.ts';
import { CHANGE_SUBJECTS, TEAMS_BY } from '../../domain/reports/params.ts';
import { OBLIGATIONS } from '../../domain/words.ts';
import { COMPLIANCE_STATES } from '../../store/compliance.ts';
import { code } from './activities.ts';
import { activityRef, duration, localDate, oneOrMore, text, userRef, yes } from './common.ts';
import { asOfQuery } from './requirements.ts';

const days = duration.refine((value) => !value.includes('T'), 'must be whole days, weeks, months or years');

const people = {
  manager: userRef.optional().meta({ description: 'Only who reports directly to this person.' }),
  department: text(200).optional(),
  location: text(200).optional(),
};

const period = {
  from: localDate.optional().meta({ description: 'The first day.' }),
  until: localDate.optional().meta({ description: 'The last day.' }),
  last: days.optional().meta({ description: 'In place of both: so long back from the day on which it is asked.' }),
};

const compliance = {
  ...people,
  ...asOfQuery,
  requirement: code.optional(),
  activity: activityRef.optional().meta({ description: 'Only requirements that this activity satisfies.' }),
};

/**
 * What each report may be asked, as parameters of a query; a report that is kept has the same under `params`. Closed: what
 * stands here is all that there is.
 */
export const REPORT_PARAMS = {
  compliance: {
    ...compliance,
    by: z.enum(TEAMS_BY).default('all').meta({ description: 'One line for each requirement, or for each team.' }),
  },
  'compliance-people': { ...compliance, state: oneOrMore(COMPLIANCE_STATES).optional() },
  expiring: {
    ...people,
    within: days.default('P30D').meta({ description: 'Up to so long ahead, where each person is.' }),
    lapsed: yes.optional().meta({ description: 'Also what has lapsed already?' }),
    qualificationCode: text(100).optional(),
    trainingProvider: text(300).optional(),
  },
  'records-by-provider': {
    ...people,
    ...period,
    qualificationCode: text(100).optional(),
    trainingProvider: text(300).optional(),
  },
  changes: {
    ...people,
    ...period,
    subject: oneOrMore(CHANGE_SUBJECTS).optional(),
    actor: text(320)
      .optional()
      .meta({ description: 'By whom, or on whose behalf: a person, the id of an API key, or `system`.' }),
    user: userRef.optional().meta({ description: 'About whom.' }),
  },
  'enrolment-status': {
    ...people,
    activity: activityRef.optional(),
    obligation: oneOrMore(OBLIGATIONS).optional(),
  },
} as const satisfies Record<ReportKind, z.ZodRawShape>;

/** The keys behind which a page begins. */
export const REPORT_KEYS = {
  compliance: z.tuple([z.string(), z.string()]),
  'compliance-people': z.tuple([z.string(), z.uuid()]),
  expiring: z.tuple([z.iso.date(), z.uuid()]),
  'records-by-provider': z.tuple([z.string()]),
  changes: z.tuple([z.iso.datetime(), z.string(), z.string(), z.string().regex(/^\d{1,9}$/)]),
  'enrolment-status': z.tuple([z.string()]),
} as const satisfies Record<ReportKind, z.ZodType<readonly string[]>>;
