const LONGEST = 2_000;
/** Stands for whatever address the product has: a path that leads away from it has another origin. */
const HERE = 'http://here.invalid';

/**
 * Where somebody goes on to after they signed in: a path of our own, with its query; null for whatever a browser could read
 * as an address elsewhere.
 */
export function ownPath(text: unknown): string | null {
  if (typeof text !== 'string' || text.length > LONGEST) return null;
  // A browser takes a backslash for a slash, and leaves out what controls; two slashes begin another host.
  if (!/^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/.test(text) || !URL.canParse(text, HERE)) return null;
  const { origin, pathname, search } = new URL(text, HERE);
  return origin === HERE && !pathname.startsWith('//') ? `${pathname}${search}` : null;
}
