import { FileRefused } from '../../imports/fileRefused.ts';
import { Problem } from './problems.ts';

/** A file that is refused as a whole, as a problem that says what to mend; any other error stays what it is. */
export function refuseFile(error: unknown): never {
  if (!(error instanceof FileRefused)) throw error;
  throw new Problem(
    error.status === 413 ? 'too-large' : 'invalid-input',
    error.message,
    error.errors.length > 0 ? { errors: error.errors } : {},
  );
}
