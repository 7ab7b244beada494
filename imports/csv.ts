import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type CsvError, type Parser, parse } from 'csv-parse';
import { countLineEnds } from './bytes.ts';
import { FileRefused } from './fileRefused.ts';

/** One record of a file. `line` is the physical line where it starts, counted from 1 (R34); cells are trimmed. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

const DELIMITERS = [',', ';', '\t'] as const;
type Delimiter = (typeof DELIMITERS)[number];

/** A longer row is most often a quote that was opened and never closed. */
const LONGEST_RECORD = 1024 * 1024;
const LONGEST_HEAD = 64 * 1024;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Reads a CSV as a stream: comma, semicolon or tab (found out from the head), LF or CRLF, also mixed, cells in quotes with
 * line breaks in them, with or without a byte order mark. Records without a value are skipped.
 *
 * @param input UTF-8 (see `checkedBytes`)
 * @throws FileRefused naming the line where the row starts whose quotes are broken
 */
export async function* readRecords(input: AsyncIterable<Buffer>): AsyncGenerator<CsvRecord> {
  const chunks = input[Symbol.asyncIterator]();
  const head = await readHead(chunks);
  let line = 1;
  // The parser's own count is wrong after a CRLF within quotes. It runs ahead of who reads, and so must the count.
  const toRecord = ({ record, raw }: { record: string[]; raw: string }): CsvRecord | null => {
    const start = line;
    line += countLineEnds(Buffer.from(raw));
    return record.some((cell) => cell !== '') ? { line: start, cells: record } : null;
  };
  const parser = parse({
    delimiter: detectDelimiter(head.toString('utf8')),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: LONGEST_RECORD,
    trim: true,
    raw: true,
    on_record: toRecord as never,
  });
  // What breaks the pipeline breaks the loop below as well, and is thrown there.
  const fed = pipeline(Readable.from(withHead(head, chunks)), parser).catch(() => undefined);
  try {
    for await (const record of parser as Parser & AsyncIterable<CsvRecord>) yield record;
  } catch (error) {
    throw isCsvError(error) ? FileRefused.onLine(line, explain(error)) : error;
  } finally {
    parser.destroy();
    await fed;
  }
}

/** The beginning of the file up to where the first line with something on it has ended, without a byte order mark. */
async function readHead(chunks: AsyncIterator<Buffer>): Promise<Buffer> {
  let head = Buffer.alloc(0);
  while (head.length < LONGEST_HEAD && !/\S[^\r\n]*[\r\n]/.test(head.toString('utf8'))) {
    const next = await chunks.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  return head.subarray(0, 3).equals(BOM) ? head.subarray(3) : head;
}

async function* withHead(head: Buffer, chunks: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield head;
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
}

/** Whichever stands most often in the first line with something on it, outside of quotes. */
export function detectDelimiter(text: string): Delimiter {
  const [first = ''] = text.trimStart().split(/[\r\n]/, 1);
  const bare = first.replace(/"[^"]*"/g, '');
  const count = (delimiter: Delimiter) => bare.split(delimiter).length;
  return DELIMITERS.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

function isCsvError(error: unknown): error is CsvError {
  return error instanceof Error && 'code' in error && error.constructor.name === 'CsvError';
}

/** In our own words: the parser's message quotes the cell. */
function explain(error: CsvError): string {
  switch (error.code as string) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'the row that starts here opens a quote that is never closed';
    case 'CSV_MAX_RECORD_SIZE':
      return 'the row that starts here is longer than 1 MiB; look for a quote that is never closed';
    default:
      return 'the quotes in the row that starts here are broken; put the whole cell in quotes and double the quotes within it';
  }
}
