import type { z } from 'zod';
import type { MemberRow } from '../../store/groupMembers.ts';
import type { GroupRow } from '../../store/groups.ts';
import type { Column } from '../http/csv.ts';
import type { group, groupMember } from '../schemas/groups.ts';
import { presentPersonRef } from './users.ts';

export function presentGroup(row: GroupRow): z.output<typeof group> {
  const { id, code, name, members, version, createdAt, updatedAt } = row;
  return { id, code, name, members, version, createdAt, updatedAt };
}

export function presentMember(row: MemberRow): z.output<typeof groupMember> {
  return { user: presentPersonRef(row), source: row.source, since: row.since };
}

/** The heads of a file of members, so that what comes out can go in again. */
export const memberColumns: readonly Column<MemberRow>[] = [
  ['external_id', (row) => row.externalId],
  ['email', (row) => row.email],
  ['given_name', (row) => row.givenName],
  ['family_name', (row) => row.familyName],
  ['source', (row) => row.source],
  ['since', (row) => row.since],
];
