import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What tells erased people again, in every process of a test. */
export const ERASURE_KEY = 'e'.repeat(43);

/** Where a world keeps its erasures outside of its database. */
export const erasuresFileOf = ({ taskQueue }: { readonly taskQueue: string }): string =>
  join(tmpdir(), `erasures-${taskQueue}.jsonl`);
