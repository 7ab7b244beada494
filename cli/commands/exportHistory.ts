import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { Command } from 'commander';
import { atDesk, type Desk } from '../desk.ts';
import { UsageError } from '../exit.ts';
import { pathOf } from '../paths.ts';
import { progressOn } from '../progress.ts';
import type { Line } from '../verify/lines.ts';
import { told } from '../verify/online.ts';
import { many } from '../words.ts';

interface Options {
  to: string;
  texts?: true;
}

/** What was written. */
interface Written {
  readonly file: string;
  readonly checkpoints: number;
  readonly chains: number;
  readonly events: number;
  readonly bytes: number;
}

/** `export history`: all histories with the checkpoints over them, as a file that `verify` checks anywhere. */
export function exportHistoryCommand(): Command {
  return new Command('history')
    .description('all histories, event by event, and the checkpoints over them, for `verify`')
    .requiredOption('--to <file>', 'write it into this file, whole or not at all')
    .option('--texts', 'with the words of people that the events stand for')
    .action(
      atDesk(async (desk, { to, texts }: Options) => {
        const written = await exportHistory(desk, pathOf(to), texts === true);
        const { file, events, chains, checkpoints } = written;
        desk.give(
          written,
          () =>
            `${file} is written: ${many(events, 'event')} of ${chains} histories, ${many(checkpoints, 'checkpoint')}.`,
        );
        return undefined;
      }),
    );
}

async function exportHistory(desk: Desk, file: string, texts: boolean): Promise<Written> {
  const at = new Date().toISOString();
  const { keys, checkpoints, items } = await told(desk.api, texts);
  const progress = progressOn(desk.json ? { write: () => undefined } : process.stderr);
  const count = { chains: 0, events: 0 };
  async function* lines(): AsyncGenerator<Line> {
    yield { export: 'rollbook-history', version: 1, at, texts };
    yield { keys };
    for (const checkpoint of checkpoints) yield { checkpoint };
    let last = '';
    for await (const item of items()) {
      const name = `${item.kind}/${item.id}`;
      if (name !== last) count.chains += 1;
      if (item.event) count.events += 1;
      if (count.events % 500 === 0) progress.show(count.events, null, 'events');
      last = name;
      yield item;
    }
  }
  try {
    const bytes = await writeLines(file, lines(), () => ({ checkpoints: checkpoints.length, ...count }));
    return { file, checkpoints: checkpoints.length, ...count, bytes };
  } finally {
    progress.end();
  }
}

/** Line by line, and at the end the line that says how much there is. Resolves with the number of bytes. */
async function writeLines(
  file: string,
  lines: AsyncIterable<Line>,
  counts: () => { checkpoints: number; chains: number; events: number },
): Promise<number> {
  const draft = `${file}.part`;
  const hash = createHash('sha256');
  let [bytes, waiting] = [0, ''];
  const handle = await open(draft, 'w', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file} cannot be written: ${error.code}`);
  });
  const flush = async () => {
    hash.update(waiting);
    bytes += Buffer.byteLength(waiting);
    await handle.appendFile(waiting);
    waiting = '';
  };
  try {
    for await (const line of lines) {
      waiting += `${JSON.stringify(line)}\n`;
      if (waiting.length > 65_536) await flush();
    }
    await flush();
    const end: Line = { end: { ...counts(), sha256: hash.copy().digest('hex') } };
    waiting = `${JSON.stringify(end)}\n`;
    await flush();
    await handle.close();
    await rename(draft, file);
    return bytes;
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(draft, { force: true });
    throw error;
  }
}
