import type { Command } from 'commander';
import type { operations } from '../client/document.ts';

/** The filter of the ledger; checked by the API, which says what may stand there. */
export type LedgerFilter = NonNullable<operations['listEnrolments']['parameters']['query']>;
type Options = Omit<LedgerFilter, 'overdue' | 'limit' | 'cursor'> & { overdue?: true };

/** Gives a command the filters of the ledger. */
export function withLedgerFilter(command: Command): Command {
  return command
    .option('--tab <tab>', 'all, active, completed or cancelled')
    .option('--q <text>', 'part of the name or e-mail address')
    .option('--user <ref>', 'id, external id, username or e-mail address')
    .option('--activity <ref>', 'id or code')
    .option('--status <status>', 'one, or more with commas between')
    .option('--obligation <obligation>', 'mandatory, suggested or optional')
    .option('--source <source>', 'self, manager, administrator, hr, rule, plan or recertification')
    .option('--department <name>', 'only of people in this department')
    .option('--policy <code>', 'only under this policy')
    .option('--overdue', 'only what is overdue')
    .option('--due-before <instant>', 'RFC 3339, for example 2030-03-31T00:00:00Z')
    .option('--due-after <instant>')
    .option('--sort <order>', 'newest, oldest or deadline');
}

/** What was asked for, as the API takes it. */
export function ledgerFilterOf({ overdue, ...rest }: Options): LedgerFilter {
  return { ...rest, ...(overdue ? { overdue: 'true' } : {}) };
}

export type LedgerOptions = Options;
