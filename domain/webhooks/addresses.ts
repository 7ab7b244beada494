import ipaddr from 'ipaddr.js';

/** Public by their form, and yet where a cloud keeps what belongs to the machine. */
const METADATA = new Set(['168.63.129.16']);

/**
 * May a machine of the company call this address on behalf of whoever set up a subscription? Only what is public: no
 * loopback, private, link-local, carrier's or reserved address, nor one of these inside an IPv6 address.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  // IPv6 that only wraps an IPv4 address is judged by that.
  const address = ipaddr.process(text);
  if (address.range() !== 'unicast') return false;
  // Of IPv6 only what is given out to the public; the rest is for things that are not known yet.
  if (address instanceof ipaddr.IPv6) return address.match(ipaddr.IPv6.parse('2000::'), 3);
  return !METADATA.has(address.toString());
}

/** What keeps this address from being called, as the end of a sentence; null when it may be, as far as its form tells. */
export function faultOfUrl(text: string, allowPrivate: boolean): string | null {
  if (!URL.canParse(text)) return 'must be an address, such as https://hr.example.com/rollbook';
  const { protocol, hostname, username, password, hash } = new URL(text);
  if (protocol !== 'https:' && !(allowPrivate && protocol === 'http:')) {
    return allowPrivate ? 'must begin with https:// or http://' : 'must begin with https://';
  }
  if (username !== '' || password !== '') return 'must hold no user name and password';
  if (hash !== '') return 'must have no part behind a #';
  if (allowPrivate) return null;
  const host = bareHost(hostname);
  if (ipaddr.isValid(host) && !isPublicAddress(host)) return 'must be a public address';
  return null;
}

/** A URL's host name without the brackets of an IPv6 address. */
export function bareHost(hostname: string): string {
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
}
