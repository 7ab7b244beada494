import { resolve } from 'node:path';

/** The path of a file as who calls means it: `npm run` changes to the project's folder before it starts anything. */
export function pathOf(given: string): string {
  const { npm_lifecycle_event: script, INIT_CWD: called } = process.env;
  return script === 'rollbook' && called ? resolve(called, given) : resolve(given);
}
