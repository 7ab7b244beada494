import { createHash, randomBytes } from 'node:crypto';
import { parseCookie, stringifySetCookie } from 'cookie';

/** 32 random bytes in base64url: what a browser has of its session, and nobody else. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** A new token, to be given to one browser. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token. */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}

/**
 * A cookie's name. Over HTTPS the prefix makes the browser see to it that it is ours alone: set by this host, for the whole of
 * it, and never sent in the clear. Over plain HTTP, as on one machine, a browser would not take one that says so.
 */
export function cookieName(baseUrl: string, name: string): string {
  return baseUrl.startsWith('https:') ? `__Host-${name}` : name;
}

/** A cookie that scripts cannot read and other sites' forms do not send. @param maxAge in seconds; null: until the browser ends */
export function setCookie(baseUrl: string, name: string, value: string, maxAge: number | null): string {
  return stringifySetCookie({
    name: cookieName(baseUrl, name),
    value,
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: baseUrl.startsWith('https:'),
    ...(maxAge === null ? {} : { maxAge }),
  });
}

/** What a request's `Cookie` says of one of ours, or null. */
export function cookieOf(baseUrl: string, header: string | undefined, name: string): string | null {
  return (header && parseCookie(header)[cookieName(baseUrl, name)]) || null;
}

const SESSION = 'rollbook_session';

/** The token of a session in a request's `Cookie`; null: none, or what cannot be one. */
export function sessionToken(baseUrl: string, header: string | undefined): string | null {
  const token = cookieOf(baseUrl, header, SESSION);
  return token !== null && TOKEN.test(token) ? token : null;
}

/** `Set-Cookie` for a session that begins. @param seconds how long it lasts at most */
export function sessionCookie(baseUrl: string, token: string, seconds: number): string {
  return setCookie(baseUrl, SESSION, token, seconds);
}

/** `Set-Cookie` that takes the session away. */
export function noSessionCookie(baseUrl: string): string {
  return setCookie(baseUrl, SESSION, '', 0);
}
