import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lifecycleDocument } from './lifecycle.ts';

/** Where the page of all statuses and commands lies. */
export const LIFECYCLE = fileURLToPath(new URL('../../docs/lifecycle.md', import.meta.url));

writeFileSync(LIFECYCLE, lifecycleDocument());
