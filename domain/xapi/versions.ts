/** The versions of xAPI that are spoken, by the last patch of each. */
export const XAPI_VERSIONS = ['1.0.3', '2.0.0'] as const;
export type XapiVersion = (typeof XAPI_VERSIONS)[number];

/** The version that a request speaks, by its header `X-Experience-API-Version`; null for one that is not known here. */
export function spokenVersion(header: string): XapiVersion | null {
  if (/^1\.0(\.\d{1,3})?$/.test(header)) return '1.0.3';
  return /^2\.0(\.\d{1,3})?$/.test(header) ? '2.0.0' : null;
}

/** Must a timestamp say its offset? RFC 3339, to which 2.0 holds, wants it. */
export const zonedIn = (version: XapiVersion): boolean => version !== '1.0.3';
