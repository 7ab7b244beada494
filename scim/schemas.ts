import SCIMMY from 'scimmy';
import { CORE_GROUP, CORE_USER, ENTERPRISE } from '../domain/scim/path.ts';

type Attribute = Record<string, unknown> & { name: string; subAttributes?: Attribute[] };
/** What is kept of a schema: its attributes by name, with what differs from the standard's text here. */
type Kept = Readonly<Record<string, Readonly<Record<string, unknown>> & { readonly sub?: Kept }>>;

const ZONES = ['Europe/Berlin', 'Europe/London', 'America/New_York', 'America/Los_Angeles', 'Asia/Tokyo'];
const LOCALES = ['de', 'de-AT', 'en-GB', 'en-US', 'es', 'fr', 'it'];

/** Made here of the names; written, it is left as it is. */
const MADE = { mutability: 'readOnly', required: false };
/** Shown to who asks for it by name. */
const ASKED_FOR = { ...MADE, returned: 'request' };

const USER: Kept = {
  userName: {},
  name: {
    required: true,
    sub: { formatted: ASKED_FOR, familyName: { required: true }, givenName: { required: true } },
  },
  displayName: MADE,
  title: {},
  active: { required: true },
  // There is one address, for work.
  emails: {
    required: true,
    sub: { value: { required: true }, type: { canonicalValues: ['work'] }, primary: ASKED_FOR },
  },
  timezone: { canonicalValues: ZONES },
  locale: { canonicalValues: LOCALES },
};

const ENTERPRISE_USER: Kept = {
  employeeNumber: {},
  department: {},
  manager: { sub: { value: {}, $ref: {}, displayName: ASKED_FOR } },
};

const GROUP: Kept = {
  displayName: {},
  members: { sub: { value: {}, $ref: { referenceTypes: ['User'] }, type: { canonicalValues: ['User'] } } },
};

export interface Described {
  readonly id: string;
  readonly [name: string]: unknown;
}

/** The schemas: the standard's own descriptions, cut down to what is kept here, so that a client sees what it can rely on. */
export function schemas(base: string): Described[] {
  const { User, Group, EnterpriseUser } = SCIMMY.Schemas;
  return [
    described(base, User.definition.describe(), USER, 'User'),
    described(base, EnterpriseUser.definition.describe(), ENTERPRISE_USER, 'Enterprise User'),
    described(base, Group.definition.describe(), GROUP, 'Group'),
  ];
}

function described(base: string, definition: unknown, kept: Kept, name: string): Described {
  // The library's attributes are more than they show: what they show is meant.
  const { id, description, attributes } = JSON.parse(JSON.stringify(definition)) as {
    id: string;
    description: string;
    attributes: Attribute[];
  };
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    ...{ id, name, description, attributes: cut(attributes, kept) },
    meta: { resourceType: 'Schema', location: `${base}/Schemas/${id}` },
  };
}

function cut(attributes: readonly Attribute[], kept: Kept): Attribute[] {
  return attributes.flatMap((attribute) => {
    const wanted = Object.hasOwn(kept, attribute.name) ? kept[attribute.name] : undefined;
    if (!wanted) return [];
    const { sub, ...differing } = wanted;
    const subAttributes = sub && attribute.subAttributes ? { subAttributes: cut(attribute.subAttributes, sub) } : {};
    return [{ ...attribute, ...differing, ...subAttributes }];
  });
}

/** Attributes, in lower case, that are only shown to who asks for them by name. */
export const ON_REQUEST: ReadonlySet<string> = new Set(['name.formatted', 'emails.primary', 'manager.displayname']);

/** What kinds of things there are. */
export function resourceTypes(base: string): Described[] {
  const type = (id: string, endpoint: string, schema: string, schemaExtensions: unknown[], description: string) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    ...{ id, name: id, endpoint, description, schema, schemaExtensions },
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/${id}` },
  });
  return [
    type('User', '/Users', CORE_USER, [{ schema: ENTERPRISE, required: false }], 'People'),
    type('Group', '/Groups', CORE_GROUP, [], 'Groups of people'),
  ];
}

/** The most that a page holds. */
export const MOST_RESULTS = 200;

/** What can be done here, and what cannot: no bulk, no sorting, no passwords. */
export function serviceProviderConfig(base: string): Record<string, unknown> {
  const no = { supported: false };
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
    patch: { supported: true },
    bulk: { ...no, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: MOST_RESULTS },
    changePassword: no,
    sort: no,
    etag: { supported: true },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'API key',
        description: 'An API key as the bearer token: one with the scope write changes, one with the scope read looks.',
        specUri: 'https://www.rfc-editor.org/info/rfc6750',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
  };
}
