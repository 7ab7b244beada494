import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import type { JSONWebKeySet } from 'jose';
import { type CheckedCredential, checkCredential } from '../checkCredential.ts';
import { EXIT, UsageError } from '../exit.ts';
import { facts } from '../words.ts';

interface Options {
  keys: string;
  revocation?: string;
  email?: string;
}

/** `verify-credential`: is a credential what the organisation signed? Needs files alone: nothing is asked of anybody. */
export function verifyCredentialCommand(): Command {
  return new Command('verify-credential')
    .description('verify an Open Badges credential by files alone. Ends with 1 when it does not hold')
    .argument('<file>', 'the credential: a compact JWS, or the JSON that the API gives')
    .requiredOption('--keys <file>', 'the public keys, saved from /.well-known/jwks.json')
    .option('--revocation <file>', 'the status list that the credential names, saved; left out, revocation is not seen')
    .option('--email <address>', 'whom it should be about')
    .action(async (path: string, { keys, revocation, email }: Options, command: Command) => {
      const checked = await checkCredential(credentialIn(read(path)), {
        keys: keysIn(read(keys), keys),
        revocation: revocation === undefined ? null : credentialIn(read(revocation)),
        email: email ?? null,
        at: new Date(),
      });
      // No desk: it must not even be known where an API would be.
      const json = command.optsWithGlobals().json === true;
      process.stdout.write(`${json ? JSON.stringify(checked) : inWords(checked)}\n`);
      process.exitCode = checked.status === 'valid' && checked.belongs !== false ? EXIT.fine : EXIT.lookAtIt;
    });
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
}

/** A file holds the text by itself, or the API's answer around it. */
function credentialIn(text: string): string {
  try {
    const { credential } = JSON.parse(text);
    if (typeof credential === 'string') return credential;
  } catch {
    // No JSON: the text itself.
  }
  return text;
}

function keysIn(text: string, path: string): JSONWebKeySet {
  try {
    const { keys } = JSON.parse(text);
    if (Array.isArray(keys)) return { keys };
  } catch {
    // Said below.
  }
  throw new UsageError(`${path} must be a JSON Web Key Set, as /.well-known/jwks.json gives it`);
}

function inWords(checked: CheckedCredential): string {
  const { status, revocation, belongs, why } = checked;
  const said = `The credential is ${status}${why === null ? '' : `: ${why}`}.`;
  if (checked.id === null) return said;
  const rows = facts([
    ['achievement', checked.achievement],
    ['issuer', checked.issuer],
    ['valid from', checked.validFrom],
    ['valid until', checked.validUntil],
    ['certificate', checked.id],
    ['revocation', revocation],
    ...(belongs === null ? [] : [['about this address', belongs] as const]),
  ]);
  return `${said}\n\n${rows}`;
}
