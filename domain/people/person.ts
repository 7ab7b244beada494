import type { Instant, LocalDate, UserStatus } from '../words.ts';

/** The words about people, as closed lists. */

export const USER_LEVELS = ['user', 'power_user', 'superadmin'] as const;
export type UserLevel = (typeof USER_LEVELS)[number];

/** R38: who can be the master of a field: the HR system's file, SCIM, or whoever keeps it by hand. */
export const PROFILE_SOURCES = ['hr', 'scim', 'manual'] as const;
export type ProfileSource = (typeof PROFILE_SOURCES)[number];

/** What of a person is given from outside. */
export interface PersonFields {
  externalId: string | null;
  username: string;
  email: string;
  givenName: string;
  familyName: string;
  positionTitle: string | null;
  department: string | null;
  location: string | null;
  managerId: string | null;
  hireDate: LocalDate | null;
  timezone: string;
  locale: string;
}

export const PROFILE_FIELDS = [
  'externalId',
  'username',
  'email',
  'givenName',
  'familyName',
  'positionTitle',
  'department',
  'location',
  'managerId',
  'hireDate',
  'timezone',
  'locale',
] as const satisfies readonly (keyof PersonFields)[];
export type ProfileField = (typeof PROFILE_FIELDS)[number];

/** The fields whose change can be dated ahead. */
export const PLANNABLE_FIELDS = ['positionTitle', 'department', 'location', 'managerId'] as const;
export type PlannedValues = Partial<Pick<PersonFields, (typeof PLANNABLE_FIELDS)[number]>>;

/** Who keeps a field (R38). `overridden`: another has changed it; `said` is what the master had said before. */
export interface Mastery {
  readonly master: ProfileSource;
  readonly overridden?: true;
  readonly said?: string | null;
}
/** A field that is not in here is kept by nobody yet: the first feed that writes it becomes its master. */
export type Masters = Readonly<Partial<Record<ProfileField, Mastery>>>;

/** When somebody expires: at an instant, or at the end of a day where they are (R19). */
export interface Expiry {
  readonly expiresAt: Instant | null;
  readonly expiresOn: LocalDate | null;
}

/** Everything about a person that can change. */
export interface PersonState extends PersonFields, Expiry {
  id: string;
  status: UserStatus;
  level: UserLevel;
  /** While expired: the status from before. */
  expiredFrom: Exclude<UserStatus, 'expired'> | null;
  masters: Masters;
}

/** A field as the API and the history name it: the manager by what it is, not by how it is kept. */
export const fieldName = (field: string): string => (field === 'managerId' ? 'manager' : field);
