import { changedMeanwhile, invalidInput } from './problems.ts';

/**
 * The versions that an If-Match header names; null when there is none, or it is `*`.
 * @throws Problem 400 when it is no list of ETags
 */
export function ifMatch(header: string | undefined): readonly number[] | null {
  if (header === undefined || header.trim() === '*') return null;
  const tags = header.split(',').map((tag) => tag.trim());
  if (!tags.every((tag) => /^(W\/)?"[^"]*"$/.test(tag))) {
    throw invalidInput({
      pointer: 'If-Match:',
      detail: 'must be the ETag as it was received, with its quotation marks',
    });
  }
  // What is no number is the ETag of nothing here: it matches no version.
  return tags.map((tag) => Number(/"(\d{1,9})"/.exec(tag)?.[1] ?? -1));
}

/** @throws Problem 412 when the present version is none of the expected ones */
export function expectVersion(present: number, expected: readonly number[] | null): void {
  if (expected && !expected.includes(present)) throw changedMeanwhile(present);
}

/** The constraint behind the driver's "this value is in use", or null for another error. */
export function usedConstraint(error: unknown): string | null {
  const { code, constraint_name: name } = error as { code?: string; constraint_name?: string };
  return code === '23505' ? (name ?? '') : null;
}
