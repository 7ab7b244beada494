/** What a browser says of where a request comes from; null: nothing. */
export interface RequestOrigin {
  readonly method: string;
  /** `Origin`. */
  readonly origin: string | null;
  /** `Sec-Fetch-Site`. */
  readonly site: string | null;
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Does a request of this method change nothing? */
export function isSafe(method: string): boolean {
  return SAFE.has(method.toUpperCase());
}

/**
 * May this request use a session? What changes something must come from a page of our own: a browser sends the cookie along
 * whoever made the form. A page that passes no address on sends `Origin: null`; then `Sec-Fetch-Site` has to say it.
 *
 * @param own the origin of the address that people use
 */
export function comesFromOwnPage({ method, origin, site }: RequestOrigin, own: string): boolean {
  if (isSafe(method)) return true;
  if (origin !== null && origin !== 'null') return origin === own;
  return site === 'same-origin';
}
