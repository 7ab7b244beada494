import type { Instant } from '../words.ts';
import type { CertificateFacts } from './certificate.ts';
import type { StatusPlace } from './statusList.ts';

/** Who a credential is from, and where its parts are found. */
export interface CredentialIssuer {
  /** A DID of the method `web`. */
  readonly id: string;
  readonly name: string;
  /** The address that people use, without a slash at its end. */
  readonly baseUrl: string;
}

/** The person, for who knows their address already: nobody reads it off the credential. */
export interface HashedIdentity {
  /** `sha256$` and the hash, in hexadecimal digits, of the address with the salt behind it. */
  readonly hash: string;
  readonly salt: string;
}

export interface CredentialFacts extends CertificateFacts {
  /** The first moment of the day of completion, where the person is (R24). */
  readonly validFrom: Instant;
  readonly validUntil: Instant | null;
}

export const CREDENTIAL_CONTEXTS = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const;

/** An achievement's kind in the words of Open Badges 3.0, by the kind of record. */
const ACHIEVEMENT_TYPES: Readonly<Record<string, string>> = {
  course: 'Course',
  quiz: 'Assessment',
  learning_plan: 'LearningProgram',
  certificate: 'Certificate',
  certification: 'Certification',
};

/**
 * An Open Badges 3.0 credential in the data model of W3C Verifiable Credentials 2.0, without its signature. It holds no name
 * and no address, only a hash by which who knows the address can recognise the person.
 */
export function credentialOf(
  facts: CredentialFacts,
  issuer: CredentialIssuer,
  identity: HashedIdentity,
  place: StatusPlace,
): Record<string, unknown> {
  const { baseUrl } = issuer;
  const status = statusListAt(baseUrl, place.list);
  return {
    '@context': CREDENTIAL_CONTEXTS,
    id: facts.verifyAt,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: facts.title,
    issuer: { id: issuer.id, type: ['Profile'], name: issuer.name, url: baseUrl },
    validFrom: seconds(facts.validFrom),
    ...(facts.validUntil === null ? {} : { validUntil: seconds(facts.validUntil) }),
    awardedDate: seconds(facts.validFrom),
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [
        {
          type: 'IdentityObject',
          hashed: true,
          identityHash: identity.hash,
          identityType: 'emailAddress',
          salt: identity.salt,
        },
      ],
      achievement: {
        id: `urn:uuid:${facts.objectId ?? facts.recordId}`,
        type: ['Achievement'],
        ...achievementType(facts.recordType),
        name: facts.title,
        description: description(facts),
        criteria: { narrative: narrative(facts) },
        ...(facts.qualificationCode === null ? {} : { humanCode: facts.qualificationCode }),
      },
    },
    credentialStatus: {
      id: `${status}#${place.index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(place.index),
      statusListCredential: status,
    },
  };
}

/** The credential that says which others are revoked (W3C Bitstring Status List 1.0), without its signature. */
export function statusListOf(
  list: number,
  encodedList: string,
  issuer: CredentialIssuer,
  { at, validUntil }: { readonly at: Instant; readonly validUntil: Instant },
): Record<string, unknown> {
  const id = statusListAt(issuer.baseUrl, list);
  return {
    '@context': [CREDENTIAL_CONTEXTS[0]],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: issuer.id,
    validFrom: seconds(at),
    validUntil: seconds(validUntil),
    credentialSubject: { id: `${id}#list`, type: 'BitstringStatusList', statusPurpose: 'revocation', encodedList },
  };
}

function statusListAt(baseUrl: string, list: number): string {
  return `${baseUrl}/credentials/status?list=${list}`;
}

function achievementType(recordType: string): { achievementType?: string } {
  const known = ACHIEVEMENT_TYPES[recordType.toLowerCase().replaceAll(/[\s-]/g, '_')];
  return known === undefined ? {} : { achievementType: known };
}

function description({ title, trainingProvider }: CertificateFacts): string {
  return trainingProvider === null ? title : `${title}, by ${trainingProvider}`;
}

function narrative({ title, completionDate, trainingProvider }: CertificateFacts): string {
  const by = trainingProvider === null ? '' : `, as provided by ${trainingProvider},`;
  return `“${title}”${by} was completed on ${completionDate}.`;
}

/** Claims of a JWT are whole seconds: the same moments in the credential are, too. */
function seconds(at: Instant): string {
  return `${at.slice(0, 19)}Z`;
}
