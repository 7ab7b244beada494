/** One lot: its place, from 1, and the ticket that gave it. */
export interface Lot {
  readonly place: number;
  readonly enrolmentId: string;
  readonly ticket: string;
}

/** How lots are drawn, for who wants to do it again. */
export const DRAW_RULE =
  'Each ticket is the SHA-256, in hexadecimal digits, of the seed, a colon and the id of the enrolment; the lowest ticket has the first place. The commitment, shown before, is the SHA-256 of the seed.';

/** SHA-256 of a text in UTF-8, in hexadecimal digits; given from outside, as the rules stand on nothing. */
export type Sha256 = (text: string) => string;

/** What is shown of a seed before the draw: nobody can choose another seed after it (R12). */
export function commitmentOf(seed: string, sha256: Sha256): string {
  return sha256(seed);
}

/** The ticket of one enrolment. */
export function ticketOf(seed: string, enrolmentId: string, sha256: Sha256): string {
  return sha256(`${seed}:${enrolmentId}`);
}

/**
 * The order in which a seed draws these enrolments. It depends on the seed and on who is in the draw alone, not on the order
 * in which they are named: anybody can do the same with the seed and the list.
 */
export function drawOrder(seed: string, enrolmentIds: readonly string[], sha256: Sha256): Lot[] {
  return [...new Set(enrolmentIds)]
    .map((enrolmentId) => ({ enrolmentId, ticket: ticketOf(seed, enrolmentId, sha256) }))
    .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
    .map((entry, index) => ({ place: index + 1, ...entry }));
}
