import { CommanderError } from 'commander';
import { EXIT } from './exit.ts';
import { failureOf } from './failures.ts';
import { isJsonAsked, program } from './program.ts';

// Who reads the output may have seen enough, as `head` has.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.fine);
});

try {
  await program().parseAsync();
} catch (error) {
  process.exitCode = tell(error);
}

/** Says what went wrong, to standard error, and what the process ends with. */
function tell(error: unknown): number {
  if (error instanceof CommanderError) {
    // Help and version end by a throw as well; in words it is said already.
    if (error.exitCode === 0) return EXIT.fine;
    if (isJsonAsked()) write(JSON.stringify({ error: { title: error.message } }));
    return EXIT.usage;
  }
  const failure = failureOf(error);
  if (!failure) throw error;
  write(isJsonAsked() ? JSON.stringify({ error: failure.error }) : failure.words);
  return failure.exitCode;
}

function write(line: string): void {
  process.stderr.write(`${line}\n`);
}
