import { randomBytes } from 'node:crypto';
import { columnsOf, type Treatment, tablesOfPeople } from '../../domain/privacy/inventory.ts';
import type { Sql } from '../../store/db.ts';

/** Words that stand nowhere else, each for one field of one person. */
export class Canaries {
  private readonly words = new Map<string, string>();

  /** A new word for a field. */
  of(field: string): string {
    const word = `zq${randomBytes(6).toString('hex')}`;
    this.words.set(word, field);
    return word;
  }

  /** The fields whose words a text holds. */
  in(text: string): string[] {
    const lower = text.toLowerCase();
    return [...this.words].filter(([word]) => lower.includes(word)).map(([, field]) => field);
  }

  /** Every table of a database, row by row as text: `table: fields` where a word stands. */
  async inDatabase(sql: Sql): Promise<string[]> {
    const tables = await sql<{ name: string }[]>`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;
    const found: string[] = [];
    for (const { name } of tables) {
      const rows = await sql<{ text: string }[]>`select t::text as text from ${sql(name)} t`;
      const fields = new Set(rows.flatMap(({ text }) => this.in(text)));
      found.push(...[...fields].map((field) => `${name}: ${field}`));
    }
    return found;
  }

  /** Columns that erasure has something to do with, and in which no word stands: a test must put one there. */
  async missedColumns(sql: Sql): Promise<string[]> {
    const treated: readonly Treatment[] = ['emptied', 'blanked', 'special', 'hidden'];
    const holding = new Set(['text', 'jsonb', 'ARRAY']);
    const types = await sql<{ name: string; type: string }[]>`
      select table_name || '.' || column_name as name, data_type as type from information_schema.columns
      where table_schema = 'public'`;
    const typeOf = new Map(types.map(({ name, type }) => [name, type]));
    const missed: string[] = [];
    for (const [table, decision] of tablesOfPeople()) {
      for (const column of columnsOf(decision, ...treated)) {
        if (!holding.has(typeOf.get(`${table}.${column}`) ?? '')) continue;
        const rows = await sql<{ text: string }[]>`
          select ${sql(column)}::text as text from ${sql(table)} where ${sql(column)} is not null`;
        if (!rows.some(({ text }) => this.in(text).length > 0)) missed.push(`${table}.${column}`);
      }
    }
    return missed;
  }
}
