import { columnsOf, tablesOfPeople, type Whose } from '../domain/privacy/inventory.ts';
import type { Db } from './db.ts';

/** Which rows of a table are a person's. */
export function rowsOf(db: Db, { person = [], enrolment, plan, certification, record }: Whose, userId: string) {
  const ways = [
    ...person.map((column) => db`${db(column)} = ${userId}`),
    ...(enrolment ? [db`${db(enrolment)} in (select id from enrolments where user_id = ${userId})`] : []),
    ...(plan ? [db`${db(plan)} in (select id from plan_enrolments where user_id = ${userId})`] : []),
    ...(certification
      ? [db`${db(certification)} in (select id from user_certifications where user_id = ${userId})`]
      : []),
    ...(record ? [db`${db(record)} in (select id from training_records where user_id = ${userId})`] : []),
  ];
  return ways.reduce((all, way) => db`${all} or ${way}`);
}

/**
 * Does to every table what the inventory says: rows that are removed, columns that are emptied or blanked. Again it does
 * nothing. @returns how many rows, by section
 */
export async function eraseByInventory(tx: Db, userId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [name, table] of tablesOfPeople()) {
    const mine = rowsOf(tx, table.whose, userId);
    const [emptied, blanked] = [columnsOf(table, 'emptied'), columnsOf(table, 'blanked')];
    let count = 0;
    if (table.rows === 'removed') {
      ({ count } = await tx`delete from ${tx(name)} where ${mine}`);
    } else if (emptied.length + blanked.length > 0) {
      const set = Object.fromEntries([
        ...emptied.map((column) => [column, null]),
        ...blanked.map((column) => [column, '']),
      ]);
      const full = [
        ...emptied.map((column) => tx`${tx(column)} is not null`),
        ...blanked.map((column) => tx`${tx(column)} <> ''`),
      ].reduce((any, one) => tx`${any} or ${one}`);
      ({ count } = await tx`update ${tx(name)} set ${tx(set)} where (${mine}) and (${full})`);
    }
    if (count > 0 && table.section) counts[table.section] = count;
  }
  return counts;
}

/**
 * What has code of its own, and can be done again: the words about the person, the digests of files, and applied rows.
 */
export async function eraseWords(tx: Db, userId: string): Promise<Record<string, number>> {
  const texts = await tx`
    update personal_text set salt = null, body = null where person_id = ${userId} and (body is not null or salt is not null)`;
  await tx`
    update evidence set sha256 = repeat('0', 64)
    where enrolment_id in (select id from enrolments where user_id = ${userId}) and sha256 <> repeat('0', 64)`;
  await tx`
    update import_applied set key = enrolment_id::text where user_id = ${userId} and key <> enrolment_id::text`;
  return nonZero({ texts: texts.count });
}

export function nonZero(counts: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}
