/** Something that the person who starts the stack can mend: the message is all they need, without a stack. */
export class StartError extends Error {
  override name = 'StartError';
}

/** Tells the person at the terminal one line. */
export type Say = (line: string) => void;
