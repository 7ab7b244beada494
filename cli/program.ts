import { Command } from 'commander';
import { enrolmentsCommand } from './commands/enrolments.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { keysCommand } from './commands/keys.ts';
import { reportCommand } from './commands/report.ts';
import { statusCommand } from './commands/status.ts';
import { usersCommand } from './commands/users.ts';
import { verifyCommand } from './commands/verify.ts';
import { verifyCredentialCommand } from './commands/verifyCredential.ts';

const AFTER = `
ROLLBOOK_URL and ROLLBOOK_API_KEY say where the API is and what opens it; left out, they are those of \`npm start\` on this
machine (DATA_DIR/ready.json).

It ends with 0 when all is well; 1 when it was done and something is to be looked at (rows rejected, a broken history);
2 when the command is wrong, and nothing was sent; 3 when nothing answered, or the API refused; 130 after Ctrl-C.`;

/** Was `--json` given? To be known also where the rest of the command is wrong. */
export function isJsonAsked(): boolean {
  return process.argv.includes('--json');
}

/** The command line. It speaks to the API alone, so that it may stand on another machine. */
export function program(): Command {
  const root = new Command('rollbook')
    .description('The enrolment desk of a company, from the command line and for jobs.')
    .option('--json', 'give the result, or the error, as one JSON document')
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', AFTER)
    .showHelpAfterError('(--help says more)');
  // Said as JSON then, by who catches it.
  if (isJsonAsked()) root.configureOutput({ writeErr: () => undefined });
  const commands = [
    importCommand(),
    exportCommand(),
    reportCommand(),
    statusCommand(),
    enrolmentsCommand(),
    usersCommand(),
    keysCommand(),
    verifyCommand(),
    verifyCredentialCommand(),
  ];
  for (const command of commands) root.addCommand(command);
  for (const command of [root, ...commands.flatMap((one) => [one, ...one.commands])]) {
    command.exitOverride();
    if (command !== root) command.copyInheritedSettings(root);
  }
  return root;
}
