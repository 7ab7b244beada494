import { isUtf8 } from 'node:buffer';
import { FileRefused } from './fileRefused.ts';

const LF = 10;
const CR = 13;

/** How many lines end within these bytes: LF, CRLF and a lone CR each end one. A CR at the very end counts. */
export function countLineEnds(bytes: Uint8Array): number {
  let lines = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === LF ? bytes[i - 1] !== CR : bytes[i] === CR) lines++;
  }
  return lines;
}

/**
 * Passes a file's bytes on, as long as they are UTF-8 without NUL and not too many. Holds back no more than the bytes of a
 * character that a chunk cut in two.
 *
 * @param limit bytes at most
 * @throws FileRefused naming the line of the first byte that is wrong
 */
export async function* checkedBytes(input: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Buffer> {
  let line = 1;
  let size = 0;
  let endedInCr = false;
  let rest = Buffer.alloc(0);
  const check = (bytes: Buffer) => {
    if (!isUtf8(bytes) || bytes.includes(0)) throw wrongByte(bytes, line - (endedInCr && bytes[0] === LF ? 1 : 0));
    // The LF of a CRLF that was cut in two ends no line of its own.
    line += countLineEnds(bytes) - (endedInCr && bytes[0] === LF ? 1 : 0);
    endedInCr = bytes.at(-1) === CR;
    return bytes;
  };
  for await (const chunk of input) {
    size += chunk.length;
    if (size > limit) throw tooLarge(limit);
    const bytes =
      rest.length > 0 ? Buffer.concat([rest, chunk]) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    const whole = wholeCharacters(bytes);
    rest = Buffer.from(bytes.subarray(whole));
    if (whole > 0) yield check(bytes.subarray(0, whole));
  }
  if (rest.length > 0) yield check(rest);
}

/** How many of the bytes are whole characters: the end may hold the beginning of one. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) break;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < length ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

function wrongByte(bytes: Buffer, line: number): FileRefused {
  let start = 0;
  for (let end = 0; end <= bytes.length; end++) {
    const isEnd = end === bytes.length || bytes[end] === LF || (bytes[end] === CR && bytes[end + 1] !== LF);
    if (!isEnd) continue;
    const part = bytes.subarray(start, end);
    if (part.includes(0))
      return FileRefused.onLine(line, 'there is a NUL byte; save the file as "CSV UTF-8" and send it again');
    if (!isUtf8(part))
      return FileRefused.onLine(line, 'the text is not UTF-8; save the file as "CSV UTF-8" and send it again');
    line++;
    start = end + 1;
  }
  return FileRefused.onLine(line, 'the text is not UTF-8; save the file as "CSV UTF-8" and send it again');
}

function tooLarge(limit: number): FileRefused {
  const size = limit >= 1024 * 1024 ? `${Math.floor(limit / 1024 / 1024)} MiB` : `${limit} bytes`;
  return new FileRefused(`The file is larger than ${size}; send it in parts.`, [], 413);
}
