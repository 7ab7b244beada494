import type { z } from 'zod';
import { isJoined, leavesOf, type Who } from '../../domain/audiences/conditions.ts';
import type { AudienceMember, AudienceOf } from '../../store/audienceMembers.ts';
import type { AudienceRow, VersionRow } from '../../store/audiences.ts';
import type { Column } from '../http/csv.ts';
import type { Audience, audienceChange, audienceMember, audienceOf, WhoInput } from '../schemas/audiences.ts';
import { presentPersonRef } from './users.ts';

/** The groups that conditions name, by their ids. */
export function groupsIn(all: readonly Who[]): string[] {
  return all.flatMap(leavesOf).flatMap((leaf) => (leaf.by === 'group' ? leaf.in : []));
}

/** Conditions as they can be sent again: groups by their codes. @param codes of groups, by id; one that is gone keeps its id */
export function presentWho(who: Who, codes: ReadonlyMap<string, string>): WhoInput {
  if (isJoined(who)) return { by: who.by, of: who.of.map((one) => presentWho(one, codes)) } as WhoInput;
  if (who.by === 'group') return { by: who.by, in: who.in.map((id) => codes.get(id) ?? id) };
  return who as WhoInput;
}

export function presentAudience(
  row: AudienceRow,
  codes: ReadonlyMap<string, string>,
  members: number | null = null,
): Audience {
  const { id, code, title, rules, version, createdAt, updatedAt } = row;
  return { id, code, title, who: presentWho(row.who, codes), members, rules, version, createdAt, updatedAt };
}

export function presentAudienceMember(row: AudienceMember): z.output<typeof audienceMember> {
  const { positionTitle, department, location, status, why } = row;
  return { user: presentPersonRef(row), positionTitle, department, location, status, why: [...why] };
}

export function presentAudienceOf({ id, code, title, why }: AudienceOf): z.output<typeof audienceOf> {
  return { id, code, title, why: [...why] };
}

export function presentAudienceChange(
  { version, clientId, at, data }: VersionRow<Pick<AudienceRow, 'code' | 'title' | 'who'>>,
  codes: ReadonlyMap<string, string>,
): z.output<typeof audienceChange> {
  const { code, title, who } = data;
  return { version, clientId, at, code, title, who: presentWho(who, codes) };
}

export const audienceMemberColumns: readonly Column<AudienceMember>[] = [
  ['external_id', (row) => row.externalId],
  ['email', (row) => row.email],
  ['given_name', (row) => row.givenName],
  ['family_name', (row) => row.familyName],
  ['position_title', (row) => row.positionTitle],
  ['department', (row) => row.department],
  ['location', (row) => row.location],
  ['status', (row) => row.status],
];
