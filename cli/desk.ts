import type { Command } from 'commander';
import { connect, type Rollbook } from '../client/client.ts';
import type { Patience } from '../client/patience.ts';
import { readConnection } from './connection.ts';
import type { ExitCode } from './exit.ts';
import { EXIT } from './exit.ts';

/** What a command works with. */
export interface Desk {
  /** The API; where it is and the key to it are read at the first call. */
  readonly api: Rollbook;
  /** Was `--json` asked for? */
  readonly json: boolean;
  /** Gives out the result: one JSON document, or words. */
  give(result: unknown, words: () => string): void;
  /** Says something on the way, to who reads along; nothing with `--json`. */
  say(line: string): void;
  /** An API that is more or less patient. */
  patient(patience: Patience): Rollbook;
  readonly url: string;
}

/** For who waits at a terminal: a restart is bridged, a wrong address is told within seconds. */
const AT_HAND: Patience = { repeats: 3, longestWaitMs: 10_000 };

type Action<Given extends unknown[]> = (desk: Desk, ...given: Given) => Promise<ExitCode | undefined>;

/** Makes a command's action of what works with a desk; what it returns is what the process ends with. */
export function atDesk<Given extends unknown[]>(action: Action<Given>): (...given: Given) => Promise<void> {
  return async (...given) => {
    // Commander hands over the arguments, the options and the command itself.
    const command = given.at(-1) as Command;
    process.exitCode = (await action(deskOf(command), ...given)) ?? EXIT.fine;
  };
}

function deskOf(command: Command): Desk {
  const json = command.optsWithGlobals().json === true;
  // What needs no API needs no address either.
  const where = () => readConnection(process.env);
  return {
    get api() {
      return connect({ ...where(), patience: AT_HAND });
    },
    get url() {
      return where().url;
    },
    json,
    give: (result, words) => void process.stdout.write(`${json ? JSON.stringify(result) : words()}\n`),
    say: (line) => {
      if (!json) process.stderr.write(`${line}\n`);
    },
    patient: (patience) => connect({ ...where(), patience }),
  };
}
