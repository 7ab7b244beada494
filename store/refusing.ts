/** A transaction's answer when the rules refuse what was asked. */
export interface Refusal<Rejection> {
  readonly kind: 'refused';
  readonly rejection: Rejection;
}

/** Ends a transaction whose command is refused, so that the words which came with it are not kept. */
export class Refused<Rejection extends { readonly rejected: string }> extends Error {
  readonly rejection: Rejection;

  constructor(rejection: Rejection) {
    super(rejection.rejected);
    this.rejection = rejection;
  }
}

/** Does a work in which `Refused` may be thrown, and answers with the refusal. */
export async function refusing<Rejection extends { readonly rejected: string }, Result>(
  work: () => Promise<Result>,
): Promise<Result | Refusal<Rejection>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) return { kind: 'refused', rejection: error.rejection as Rejection };
    throw error;
  }
}
