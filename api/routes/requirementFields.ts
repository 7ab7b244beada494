import type { z } from 'zod';
import { resolveActivity } from '../../store/catalogue.ts';
import { readCertification } from '../../store/certifications.ts';
import type { Db } from '../../store/db.ts';
import { resolvePerson } from '../../store/people.ts';
import { unknownQualifications } from '../../store/qualificationCodes.ts';
import type { RequirementFields, Satisfier, Selector } from '../../store/requirements.ts';
import { type FieldError, invalidInput } from '../http/problems.ts';
import type { requirementPatch } from '../schemas/requirements.ts';

type Given = z.output<typeof requirementPatch>;

/**
 * What was given, as it is kept: people and activities by id, as an external id or code could pass to another.
 * @throws Problem 400 for what is not there
 */
export async function keptFields(db: Db, given: Given): Promise<Partial<RequirementFields>> {
  const errors: FieldError[] = [];
  const { who, satisfiedBy, from, until, ...rest } = given;
  const kept: Partial<RequirementFields> = {
    ...(Object.fromEntries(
      Object.entries(rest).filter(([, value]) => value !== undefined),
    ) as Partial<RequirementFields>),
    ...(from === undefined ? {} : { startsOn: from }),
    ...(until === undefined ? {} : { endsOn: until }),
    ...(who === undefined ? {} : { who: await keptSelector(db, who, errors) }),
    ...(satisfiedBy === undefined ? {} : { satisfiedBy: await keptSatisfiers(db, satisfiedBy, errors) }),
  };
  if (errors.length > 0) throw invalidInput(...errors);
  return kept;
}

async function keptSelector(db: Db, who: NonNullable<Given['who']>, errors: FieldError[]): Promise<Selector> {
  const { users, managers, ...rest } = who;
  const people = async (refs: readonly string[] | undefined, field: string) => {
    const ids: string[] = [];
    for (const [at, ref] of (refs ?? []).entries()) {
      const id = await resolvePerson(db, ref);
      if (id) ids.push(id);
      else errors.push({ pointer: `#/who/${field}/${at}`, detail: 'is nobody known' });
    }
    return ids;
  };
  const selector = {
    ...rest,
    ...(users ? { users: await people(users, 'users') } : {}),
    ...(managers ? { managers: await people(managers, 'managers') } : {}),
  };
  return JSON.parse(JSON.stringify(selector)) as Selector;
}

async function keptSatisfiers(
  db: Db,
  satisfiedBy: NonNullable<Given['satisfiedBy']>,
  errors: FieldError[],
): Promise<Satisfier[]> {
  const kept: Satisfier[] = [];
  for (const [at, { qualificationCode, activity, certification }] of satisfiedBy.entries()) {
    const fail = (field: string, detail: string) => errors.push({ pointer: `#/satisfiedBy/${at}/${field}`, detail });
    if (qualificationCode !== undefined) {
      const [unknown] = await unknownQualifications(db, [qualificationCode]);
      if (unknown) fail('qualificationCode', 'is no qualification code: create it first');
      else kept.push({ kind: 'qualification', key: qualificationCode });
    } else if (activity !== undefined) {
      const id = await resolveActivity(db, activity);
      if (id) kept.push({ kind: 'activity', key: id });
      else fail('activity', 'is no activity known: give an id or code');
    } else if (certification !== undefined) {
      if (await readCertification(db, certification)) kept.push({ kind: 'certification', key: certification });
      else fail('certification', 'is no certification known: give a code');
    }
  }
  return kept;
}

/** @throws Problem 400 when it would end before it begins */
export function checkSpan({ startsOn, endsOn }: Pick<RequirementFields, 'startsOn' | 'endsOn'>): void {
  if (endsOn !== null && endsOn < startsOn)
    throw invalidInput({ pointer: '#/until', detail: `must not lie before ${startsOn}, its first day` });
}
