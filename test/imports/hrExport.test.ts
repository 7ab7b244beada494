import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, type Sql } from '../../store/db.ts';
import { MovableClock } from '../support/clock.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { type ImportOptions, importHere, sharedFile, withoutSharedFiles } from '../support/imports.ts';
import { HR_EXPORT, savedMapping } from '../support/mappings.ts';

describe.skipIf(withoutSharedFiles)(
  `the HR system's own export${withoutSharedFiles ? ` (skipped: ${withoutSharedFiles})` : ''}`,
  () => {
    let database: TestDatabase;
    let sql: Sql;
    const clock = new MovableClock();

    beforeAll(async () => {
      database = await createDatabase();
      sql = connect(database.url, 4);
    });
    afterAll(async () => {
      await sql.end();
      await database.drop();
    });

    async function exported(options: ImportOptions = {}, change = (file: string) => file) {
      const mapping = await savedMapping(sql, HR_EXPORT);
      return importHere({ sql, clock }, 'people', change(sharedFile('hr-export-raw.csv')!), { mapping, ...options });
    }

    test('untouched it makes the same 290 people as the file that was made by hand from it; six rows do not count', async () => {
      for (const dryRun of [true, false]) {
        const { record, rows } = await exported({ dryRun });
        expect(record).toMatchObject({ status: 'completed', total: 296, created: 290, unchanged: 6, rejected: 0 });
        const passedOver = rows.filter(({ outcome }) => outcome === 'unchanged');
        expect(passedOver.map(({ line, code, detail }) => [line, code, detail])).toEqual(
          [
            [5, 6],
            [8, 9],
            [99, 100],
            [144, 145],
            [279, 281],
            [280, 281],
          ].map(([line, other]) => [line, 'another-row-counts', `Of this person the row on line ${other} counts.`]),
        );
      }
      const { record } = await importHere({ sql, clock }, 'people', sharedFile('people.csv')!);
      expect(record).toMatchObject({ total: 290, unchanged: 290, updated: 0, rejected: 0 });
    });

    test('R38: what nobody mapped is nowhere in the database', async () => {
      const { rows } = await exported();
      expect(Object.keys(rows[0]!.values!).sort()).toEqual(
        Object.keys(HR_EXPORT.columns)
          .filter((column) => column !== 'manager')
          .sort(),
      );
      const [row] = await sql<{ found: number }[]>`
        select count(*)::int as found from import_rows r
        where r::text ~ '(12/11/1981|"12\\.45"|320-555-0195|28/01/2006|Guy Gilbert|11/02/2009)'`;
      expect(row?.found).toBe(0);
    });

    test('joiners, movers and leavers in one file: the dry run says what differs, value by value, and then it is so', async () => {
      const change = (file: string) =>
        file
          .replace(/^(2,7,.*Marketing),26\/08\/2006,NULL,Current/m, '$1 and Sales,26/08/2006,NULL,Current')
          .replace(/^1,18,(.*),NULL,Current/m, '1,112,$1,31/12/2025,Left')
          .concat(
            '901,2,900000901,NULL,11,New,Person,NULL,0,Clerk,01/02/2026,01/01/1990,adventure-works\\new0,new0@adventure-works.com,1,S,x,1,0,F,1,1,1,1,1,0,Sales,01/02/2026,NULL,Current\r\n',
          );
      for (const dryRun of [true, false]) {
        const { record, rows } = await exported({ dryRun }, change);
        expect(record).toMatchObject({ created: 1, updated: 2, rejected: 0, unchanged: 294 });
        expect(rows.filter(({ outcome }) => outcome === 'updated').map(({ line, changes }) => [line, changes])).toEqual(
          [
            [
              2,
              [
                { column: 'manager_external_id', from: '446466105', to: '295847284' },
                { column: 'status', from: 'activated', to: 'deactivated' },
              ],
            ],
            [3, [{ column: 'department', from: 'Marketing', to: 'Marketing and Sales' }]],
          ],
        );
      }
      const [joiner] = await sql`
        select u.status, u.hire_date, m.username as manager from users u join users m on m.id = u.manager_id
        where u.external_id = '900000901'`;
      expect(joiner).toEqual({ status: 'activated', hireDate: '2026-02-01', manager: 'kevin0' });
    });
  },
);
