import type { Json } from '../domain/scim/patch.ts';
import { ScimRefusal } from '../domain/scim/refusal.ts';
import type { Sql } from '../store/db.ts';
import { findScimResources } from '../store/scimSearch.ts';
import type { Answer, Asked } from './answer.ts';
import { listAnswer, readSearch } from './list.ts';
import type { Projection } from './projection.ts';

interface Kind {
  some(ids: readonly string[], projection: Projection): Promise<Map<string, Json>>;
}

/** `/.search` over people and groups together, without a filter: what they have in common is little (RFC 7644, 3.4.3). */
export function searchAll(sql: Sql, people: Kind, groups: Kind): (asked: Asked) => Promise<Answer> {
  return async (asked) => {
    const { filter, startIndex, count, projection } = readSearch(asked);
    if (filter !== null)
      throw new ScimRefusal('invalidFilter', 'people and groups together take no filter: search /Users or /Groups');
    const { total, rows } = await findScimResources(sql, startIndex - 1, count);
    const idsOf = (kind: string) => rows.flatMap((row) => (row.kind === kind ? [row.id] : []));
    const found = new Map<string, Json>([
      ...(await people.some(idsOf('User'), projection)),
      ...(await groups.some(idsOf('Group'), projection)),
    ]);
    const resources = rows.flatMap(({ id }): Json[] => [found.get(id) ?? []].flat());
    return listAnswer(resources, total, startIndex);
  };
}
