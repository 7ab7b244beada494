/** The types of failures that end an Update on purpose; apart from the messages, so that clients need no workflow code. */

/** A refusal by a rule; its detail is the `Rejection`. */
export const REFUSED = 'Refused';
/** A sync that had nothing to do. */
export const KNOWN = 'Known';
/** The row does not exist. */
export const MISSING = 'Missing';
/** The run gives its last answers before the next one begins: to be sent again. */
export const LEAVING = 'Leaving';
