import type { Answered, TestApi } from './api.ts';

type Asking = { body?: unknown; key?: string | null; headers?: Record<string, string> };

/** Asks the product by SCIM, as directories do: `application/scim+json` both ways. */
export function scimOf(api: TestApi) {
  return (method: string, path: string, { body, key, headers = {} }: Asking = {}): Promise<Answered> =>
    api.ask(method, `/scim/v2${path}`, {
      ...(body !== undefined && { raw: JSON.stringify(body) }),
      ...(key !== undefined && { key }),
      headers: { ...(body !== undefined && { 'Content-Type': 'application/scim+json' }), ...headers },
    });
}

export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** A PATCH as a body. */
export function patchOf(...Operations: readonly Record<string, unknown>[]) {
  return { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations };
}

let made = 0;

/** A new person as Entra ID sends one. */
export function entraUser(more: Record<string, unknown> = {}): Record<string, unknown> {
  const name = `entra${++made}-${Date.now()}`;
  return {
    schemas: [USER, ENTERPRISE],
    externalId: name,
    userName: `${name}@contoso.example`,
    active: true,
    addresses: [{ primary: true, type: 'work', country: 'Austria', formatted: '', locality: '', region: '' }],
    displayName: 'Lena Huber',
    emails: [{ primary: true, type: 'work', value: `${name}@contoso.example` }],
    meta: { resourceType: 'User' },
    name: { familyName: 'Huber', formatted: 'Lena Huber', givenName: 'Lena' },
    phoneNumbers: [{ type: 'work', value: '555-0100' }],
    preferredLanguage: 'de',
    title: 'Nurse',
    [ENTERPRISE]: { employeeNumber: `7${made}`, department: 'Ward 3' },
    ...more,
  };
}

/** A new person as Okta sends one. */
export function oktaUser(more: Record<string, unknown> = {}): Record<string, unknown> {
  const name = `okta${++made}-${Date.now()}@example.org`;
  return {
    schemas: [USER],
    userName: name,
    name: { givenName: 'Test', familyName: 'User' },
    emails: [{ primary: true, value: name, type: 'work' }],
    displayName: 'Test User',
    locale: 'en-US',
    externalId: `00u${made}${Date.now()}`,
    groups: [],
    password: '1mz050nq',
    active: true,
    ...more,
  };
}
