import { uuidv7 } from 'uuidv7';
import { DEFAULT_RULES, type PolicyRules } from '../../domain/policy.ts';
import type { ActivityType } from '../../domain/words.ts';
import type { Sql } from '../../store/db.ts';

let counter = 0;
const next = () => {
  counter += 1;
  return counter;
};

export interface SeedUser {
  id: string;
  externalId: string;
  email: string;
}

/** A person in the database. Names default to unremarkable ones that differ. */
export async function seedUser(
  sql: Sql,
  given: Partial<{
    givenName: string;
    familyName: string;
    email: string;
    managerId: string | null;
    timezone: string;
    locale: string;
    status: string;
    department: string;
  }> = {},
): Promise<SeedUser> {
  const n = next();
  const id = uuidv7();
  const externalId = `E${n}-${id.slice(-6)}`;
  const email = given.email ?? `person${n}-${id.slice(-6)}@example.test`;
  const at = new Date().toISOString();
  await sql`
    insert into users ${sql({
      id,
      externalId,
      username: externalId.toLowerCase(),
      email,
      givenName: given.givenName ?? `Given${n}`,
      familyName: given.familyName ?? `Family${n}`,
      managerId: given.managerId ?? null,
      timezone: given.timezone ?? 'UTC',
      locale: given.locale ?? 'en',
      status: given.status ?? 'activated',
      department: given.department ?? null,
      createdAt: at,
      updatedAt: at,
    })}`;
  return { id, externalId, email };
}

/** A policy at its first version, or the next one if the code is there already; rules left out are the default's. */
export async function seedPolicy(sql: Sql, code: string, rules: Partial<PolicyRules>): Promise<string> {
  const id = uuidv7();
  await sql`
    insert into policies (id, code, version, rules, created_at)
    select ${id}, ${code}, coalesce(max(version), 0) + 1, ${sql.json({ ...DEFAULT_RULES, ...rules } as never)}, ${new Date().toISOString()}
    from policies where code = ${code}`;
  return id;
}

/** An activity, with a pool if it has a maximum. */
export async function seedActivity(
  sql: Sql,
  given: Partial<{
    code: string;
    title: string;
    type: ActivityType;
    maximum: number;
    policy: string;
    ownerId: string;
    deadlineAfter: string;
    trainingEvent: boolean;
    validFor: string;
    trainingProvider: string;
    qualificationCode: string;
  }> = {},
): Promise<string> {
  const id = uuidv7();
  const at = new Date().toISOString();
  await sql`
    insert into activities ${sql({
      id,
      code: given.code ?? `activity-${next()}-${id.slice(-6)}`,
      title: given.title ?? 'An Activity',
      type: given.type ?? 'course',
      policyCode: given.policy ?? null,
      ownerId: given.ownerId ?? null,
      deadlineAfter: given.deadlineAfter ?? null,
      trainingEvent: given.trainingEvent ?? false,
      validFor: given.validFor ?? null,
      trainingProvider: given.trainingProvider ?? null,
      qualificationCode: given.qualificationCode ?? null,
      createdAt: at,
      updatedAt: at,
    })}`;
  if (given.maximum !== undefined) await sql`insert into pools (id, maximum) values (${id}, ${given.maximum})`;
  return id;
}

/** An approval by the manager, with what differs. */
export function managerApproval(step: Partial<PolicyRules['approval']['steps'][number]> = {}): Partial<PolicyRules> {
  return {
    approval: {
      steps: [{ assignee: { relation: 'manager' }, remindAfter: [], timeLimit: null, onTimeout: 'escalate', ...step }],
    },
  };
}
