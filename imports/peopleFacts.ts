import type { Db } from '../store/db.ts';
import { chainsAbove, holdersOf, type Profile, profilesByExternalId } from '../store/importPeople.ts';
import type { PersonAsk } from './personRow.ts';

/** Who the rows so far have made or changed; kept over a whole dry run, over one transaction otherwise. */
export class PeopleMemory {
  private readonly people = new Map<string, Profile>();
  private readonly emails = new Map<string, string | null>();
  private readonly usernames = new Map<string, string | null>();
  private readonly managers = new Map<string, string | null>();

  /** From now on this is how the person stands; what they had before is free for others. */
  keep(person: Profile, before: Profile | undefined): void {
    if (before) {
      this.emails.set(before.email.toLowerCase(), null);
      this.usernames.set(before.username, null);
    }
    this.people.set(person.externalId, person);
    this.emails.set(person.email.toLowerCase(), person.id);
    this.usernames.set(person.username, person.id);
    this.managers.set(person.id, person.managerId);
  }

  person = (externalId: string): Profile | undefined => this.people.get(externalId);
  emailHolder = (email: string): string | null | undefined => this.emails.get(email.toLowerCase());
  usernameHolder = (username: string): string | null | undefined => this.usernames.get(username);
  managerOf = (id: string): string | null | undefined => this.managers.get(id);
}

/** What the database says about a batch of people, looked up in three statements, with the memory laid over it. */
export class PeopleFacts {
  private readonly people: Map<string, Profile>;
  private readonly emails = new Map<string, string>();
  private readonly usernames = new Map<string, string>();
  private readonly managers: Map<string, string | null>;
  private readonly memory: PeopleMemory;

  private constructor(people: Profile[], chains: { id: string; managerId: string | null }[], memory: PeopleMemory) {
    this.people = new Map(people.map((person) => [person.externalId, person]));
    this.managers = new Map(chains.map(({ id, managerId }) => [id, managerId]));
    this.memory = memory;
  }

  static async gather(db: Db, asks: readonly PersonAsk[], memory: PeopleMemory): Promise<PeopleFacts> {
    const people = await profilesByExternalId(db, [
      ...new Set(asks.flatMap((ask) => [ask.externalId, ask.manager ?? []].flat())),
    ]);
    const chains = await chainsAbove(
      db,
      people.map(({ id }) => id),
    );
    const facts = new PeopleFacts(people, chains, memory);
    const emails = asks.map(({ fields }) => fields.email.toLowerCase());
    const usernames = asks.map(({ fields }) => fields.username);
    for (const { id, email, username } of await holdersOf(db, emails, usernames)) {
      facts.emails.set(email, id);
      facts.usernames.set(username, id);
    }
    return facts;
  }

  person(externalId: string): Profile | undefined {
    return this.memory.person(externalId) ?? this.people.get(externalId);
  }

  /** Has somebody else this address? */
  emailTaken(email: string, id: string): boolean {
    const known = this.memory.emailHolder(email);
    const holder = known === undefined ? this.emails.get(email.toLowerCase()) : known;
    return holder !== undefined && holder !== null && holder !== id;
  }

  usernameTaken(username: string, id: string): boolean {
    const known = this.memory.usernameHolder(username);
    const holder = known === undefined ? this.usernames.get(username) : known;
    return holder !== undefined && holder !== null && holder !== id;
  }

  /** Is `id` somewhere above `managerId`, or that person? Then it cannot report to them. */
  isAbove(id: string, managerId: string): boolean {
    const seen = new Set<string>();
    for (let next: string | null = managerId; next !== null && !seen.has(next); next = this.managerOf(next)) {
      if (next === id) return true;
      seen.add(next);
    }
    return false;
  }

  private managerOf(id: string): string | null {
    const known = this.memory.managerOf(id);
    return known === undefined ? (this.managers.get(id) ?? null) : known;
  }
}
