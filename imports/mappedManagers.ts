import type { ManagerNamedBy } from '../domain/mapping/rules.ts';
import type { Db } from '../store/db.ts';
import { externalIdsBy, type MappedNode } from '../store/mappedPeople.ts';

/**
 * Who the manager of each row is: line → external id, '' for none, null for nobody known. A manager named by username or
 * e-mail address may stand anywhere in the file, or be there already; one named by a cell of their own row may be named by
 * any row of theirs, also one that does not count.
 *
 * @param counting line → the line that counts of the same person
 */
export async function namedManagers(
  db: Db,
  nodes: readonly MappedNode[],
  counting: ReadonlyMap<number, number>,
  by: ManagerNamedBy,
): Promise<Map<number, string | null>> {
  if (by === 'external_id') return new Map(nodes.map(({ line, manager }) => [line, manager]));
  if (by === 'column') return byOwnRows(nodes, counting);
  const spelt = (name: string) => (by === 'email' ? name.toLowerCase() : name);
  const inFile = new Map<string, string>();
  for (const node of nodes)
    if (counting.get(node.line) === node.line && node[by] !== '') inFile.set(spelt(node[by]), node.externalId);
  const asked = new Set(nodes.map(({ manager }) => spelt(manager)).filter((name) => name !== '' && !inFile.has(name)));
  const known = await externalIdsBy(db, by, [...asked]);
  const managerOf = (name: string) => (name === '' ? '' : (inFile.get(name) ?? known.get(name) ?? null));
  return new Map(nodes.map(({ line, manager }) => [line, managerOf(spelt(manager))]));
}

function byOwnRows(nodes: readonly MappedNode[], counting: ReadonlyMap<number, number>): Map<number, string | null> {
  const externalIds = new Map(nodes.map(({ line, externalId }) => [line, externalId]));
  const lines = new Map<string, number>();
  // Of two rows with the same key the first in the file is meant.
  for (const { ownKey, line } of nodes)
    if (ownKey !== null && !lines.has(ownKey)) lines.set(ownKey, counting.get(line) ?? line);
  const managerOf = (key: string | null): string | null => {
    if (key === null) return '';
    return externalIds.get(lines.get(key) ?? 0) || null;
  };
  return new Map(nodes.map(({ line, managerKey }) => [line, managerOf(managerKey)]));
}
