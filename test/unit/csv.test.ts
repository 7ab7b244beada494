import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkedBytes } from '../../imports/bytes.ts';
import { type CsvRecord, detectDelimiter, readRecords } from '../../imports/csv.ts';
import { FileRefused } from '../../imports/fileRefused.ts';

/** The records of a file that comes in chunks of so many bytes. */
async function read(file: string | Uint8Array, chunk = 7, limit = 1_000_000): Promise<CsvRecord[]> {
  const bytes = Buffer.from(file as string);
  async function* input() {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  }
  const records: CsvRecord[] = [];
  for await (const record of readRecords(checkedBytes(input(), limit))) records.push(record);
  return records;
}

const short = (records: CsvRecord[]) => records.map(({ line, cells }) => `${line}: ${cells.join('|')}`);

async function refusal(file: string | Uint8Array, limit?: number): Promise<FileRefused> {
  const error = await read(file, 7, limit).catch((thrown: unknown) => thrown);
  if (!(error instanceof FileRefused)) throw new Error('it was not refused');
  return error;
}

describe('a file as spreadsheets write them', () => {
  test.each([
    [',', 'a,b;c,d'],
    [';', 'a;b,c;d'],
    ['\t', 'a\tb,c\td'],
    [';', '"a,b,c";d'],
    [',', 'alone'],
    [';', '\r\n\r\na;b'],
  ])('the delimiter %j is found out from the head', (delimiter, head) => {
    expect(detectDelimiter(`${head}\r\n1,2;3;4;5`)).toBe(delimiter);
  });

  test('a byte order mark, semicolons and CRLF are read as what they are', async () => {
    expect(short(await read('\ufeffExternal ID;Note\r\n7;Ä€😀\r\n', 1))).toEqual(['1: External ID|Note', '2: 7|Ä€😀']);
  });

  test('line is the physical line where the record starts, also after line breaks in quotes and blank lines (R34)', async () => {
    const file = '\r\n\na;b\r\n"x\r\ny\nz";2\r\n\r\n ; \r\n3;4\n\n5;6\r7;8';
    expect(short(await read(file, 3))).toEqual(['3: a|b', '4: x\r\ny\nz|2', '9: 3|4', '11: 5|6', '12: 7|8']);
  });

  test('doubled quotes are one, and blanks around cells are not part of them', async () => {
    expect(short(await read('a , b\n "say ""yes""" ,  x \n'))).toEqual(['1: a|b', '2: say "yes"|x']);
  });

  test('rows may be shorter or longer than the head: each is judged by itself', async () => {
    expect(short(await read('a,b\n1\n1,2,3\n'))).toEqual(['1: a|b', '2: 1', '3: 1|2|3']);
  });

  test('an empty file has no records', async () => {
    expect(await read('')).toEqual([]);
    expect(await read('\ufeff')).toEqual([]);
  });

  test('however the file is cut into chunks, the records are the same', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', ' ', ',', ';', '"', '\n', '\r\n', 'ü', '€', '😀'),
      maxLength: 6,
    });
    const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom('\n', '\r\n'),
        async (rows, chunk, end) => {
          const quoted = [['first', 'second'], ...rows].map((row) =>
            row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','),
          );
          const records = await read(quoted.map((row) => row + end).join(''), chunk);
          let line = 2;
          const expected = rows.flatMap((cells) => {
            const start = line;
            line += 1 + cells.join('').split('\n').length - 1;
            return cells.every((text) => text === '') ? [] : [{ line: start, cells }];
          });
          expect(records.slice(1)).toEqual(expected);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('a file that cannot be read is refused, with the line', () => {
  test.each([
    ['a quote that is never closed', 'a,b\n1,2\n3,"x\n4,5\n', 3, 'never closed'],
    ['a quote closed within a cell', 'a,b\r\n1,"x"y\r\n', 2, 'quotes'],
    ['a quote opened within a cell', 'a,b\n"1\n2",3\n4,x"y\n', 4, 'quotes'],
    ['a NUL byte', 'a,b\r\n1,2\r\n3,x\0y\r\n', 3, 'NUL'],
  ])('%s', async (_what, file, line, word) => {
    const error = await refusal(file);
    expect(error.message).toContain(`Line ${line}:`);
    expect(error.message).toContain(word);
    expect(error.status).toBe(400);
    expect(error.errors).toEqual([{ pointer: `#/lines/${line}`, detail: expect.any(String) }]);
  });

  test('text that is not UTF-8', async () => {
    const error = await refusal(Buffer.from('a,b\r\n1,2\r\n3,M\u00fcller\r\n', 'latin1'));
    expect(error.message).toContain('Line 3: the text is not UTF-8');
    expect((await refusal(Buffer.from('\ufeffa,b\r\n', 'utf16le'))).message).toContain('Line 1:');
    // Cut off in the middle of a character.
    expect((await refusal(Buffer.from('a\nü').subarray(0, 3))).message).toContain('Line 2: the text is not UTF-8');
  });

  test('a row of more than 1 MiB, where most likely a quote is missing', async () => {
    const file = `a,b\n1,"${'x,y\n'.repeat(300_000)}`;
    expect((await read(file, 65_536, 10_000_000).catch((error: Error) => error.message)) as string).toContain(
      'Line 2:',
    );
  });

  test('too many bytes: 413', async () => {
    expect((await refusal('a,b\n1,2\n', 6)).status).toBe(413);
  });

  test('no message repeats what stands in the file (R35)', async () => {
    for (const file of ['a\n"CANARY', 'a\nCANARY"x"', 'a\n"CANARY"x', 'a\nCANARY\0']) {
      expect(JSON.stringify(await refusal(file).then(({ message, errors }) => ({ message, errors })))).not.toContain(
        'CANARY',
      );
    }
  });
});
