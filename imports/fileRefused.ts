/**
 * The file as a whole cannot be taken: nothing of it was kept. The message is a sentence that says what to mend; it names
 * lines and columns, and never repeats a cell (R35).
 */
export class FileRefused extends Error {
  override name = 'FileRefused';
  /** The HTTP status that says it: 400, or 413 for a file that is too large. */
  readonly status: 400 | 413;
  /** What is wrong, one entry for each; `pointer` is `#/` and the column, or `#/lines/` and the line. */
  readonly errors: readonly { pointer: string; detail: string }[];

  constructor(detail: string, errors: readonly { pointer: string; detail: string }[] = [], status: 400 | 413 = 400) {
    super(detail);
    this.errors = errors;
    this.status = status;
  }

  /** Refuses because of what stands on one line. */
  static onLine(line: number, detail: string): FileRefused {
    return new FileRefused(`Line ${line}: ${detail}.`, [{ pointer: `#/lines/${line}`, detail }]);
  }
}
