import { columnsOf, type TableDecision, tablesOfPeople } from '../../domain/privacy/inventory.ts';

const words = (columns: readonly string[]) => columns.map((column) => `\`${column}\``).join(', ');

/** What erasure does with a table, in words. */
function erasure(table: TableDecision): string {
  if (table.rows === 'removed') return 'its rows are deleted';
  const parts = [
    ['emptied', columnsOf(table, 'emptied', 'blanked')],
    ['replaced, emptied or deleted with care', columnsOf(table, 'special', 'hidden')],
  ] as const;
  const done = parts.flatMap(([what, columns]) => (columns.length > 0 ? [`${what}: ${words(columns)}`] : []));
  return done.length > 0 ? done.join('; ') : 'stays, as a pseudonym’s';
}

/** The table of docs/privacy.md, from the inventory. */
export function privacyTable(): string {
  const rows = tablesOfPeople().map(
    ([name, table]) => `| \`${table.section ?? '–'}\` | \`${name}\` | ${erasure(table)} |`,
  );
  return ['| section of the export | table | what erasure does |', '|---|---|---|', ...rows].join('\n');
}
