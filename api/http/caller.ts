import type { Scope } from '../../domain/keys/scopes.ts';
import type { UserLevel } from '../../domain/people/person.ts';
import type { Actor } from '../../domain/state.ts';

/** Who stands behind a request: a machine by its key, or a person by the session that they signed in for. */
export interface Client {
  /** The 12 hexadecimal digits of a key, or the id of the person. */
  readonly id: string;
  /** All that it may, whoever it is about. A person who is no superadmin has what `permissions` say, and none of these. */
  readonly scopes: ReadonlySet<Scope>;
  /** May it see records that are restricted (R35)? Only where a scope says `admin` or `records`. */
  readonly seesRestricted?: boolean;
  /** How many requests it may send in a minute. */
  readonly perMinute: number;
  /** The person; null for a machine. */
  readonly person: SignedIn | null;
}

/** Somebody who signed in, may do so still, and uses the session from the product's own pages. */
export interface SignedIn {
  readonly userId: string;
  readonly level: UserLevel;
  readonly sessionId: string;
}

/** Who acts, as events keep it (R36). */
export function actorOf(client: Pick<Client, 'id' | 'person'>, onBehalfOf: string | null = null): Actor {
  return client.person
    ? { kind: 'user', id: client.person.userId, onBehalfOf }
    : { kind: 'client', id: client.id, onBehalfOf };
}
