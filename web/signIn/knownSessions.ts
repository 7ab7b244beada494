import type { Logger } from 'pino';
import type { Clock } from '../../domain/clock.ts';
import type { Sql } from '../../store/db.ts';
import { findUserSession, type KnownSession, noteSessionUse } from '../../store/userSessions.ts';
import { hashOf } from './sessionCookie.ts';

export interface KnownSessionsDeps {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly log: Logger;
}

/** So long a session is taken for what it was when it was read: what another process ends, ends here within this time. */
const TRUSTED_MS = 1_000;
const USE_NOTED_MS = 60_000;
/** Tokens that nobody made count too: somebody could send many. */
const MOST_REMEMBERED = 10_000;

/**
 * The sessions as this process knows them. Each is read at most once a second, however many requests it sends; whatever this
 * process changes is known at once, as all are read anew after it.
 */
export class KnownSessions {
  private readonly deps: KnownSessionsDeps;
  private readonly read = new Map<string, { readonly session: Promise<KnownSession | null>; readonly at: number }>();
  private readonly noted = new Map<string, number>();

  constructor(deps: KnownSessionsDeps) {
    this.deps = deps;
  }

  /** The session with this token, whatever became of it; or null. */
  async find(token: string): Promise<KnownSession | null> {
    const session = await this.lately(token);
    const noted = session && this.noted.get(session.id);
    // What was noted after it was read counts.
    if (!noted || noted <= Date.parse(session.lastSeenAt)) return session;
    return { ...session, lastSeenAt: new Date(noted).toISOString() };
  }

  private lately(token: string): Promise<KnownSession | null> {
    const hash = hashOf(token);
    const key = hash.toString('base64url');
    // By the time that passes, not by the clock: this is about this process, not about what happens in the company.
    const now = performance.now();
    const before = this.read.get(key);
    if (before && now - before.at < TRUSTED_MS) return before.session;
    if (this.read.size >= MOST_REMEMBERED) this.read.clear();
    const entry = { session: findUserSession(this.deps.sql, hash), at: now };
    this.read.set(key, entry);
    entry.session.catch(() => {
      if (this.read.get(key) === entry) this.read.delete(key);
    });
    return entry.session;
  }

  /** To be called after whatever can have changed a session, or who has one: their status, their level. */
  forget(): void {
    this.read.clear();
  }

  /** Notes that a session was used, once a minute; nobody waits for it. */
  used(id: string): void {
    const at = this.deps.clock.now();
    const now = Date.parse(at);
    const last = this.noted.get(id);
    if (last !== undefined && now - last < USE_NOTED_MS) return;
    if (this.noted.size >= MOST_REMEMBERED) this.noted.clear();
    this.noted.set(id, now);
    const unlessSince = new Date(now - USE_NOTED_MS).toISOString();
    noteSessionUse(this.deps.sql, id, at, unlessSince).catch((error: unknown) => {
      this.noted.delete(id);
      const { name, code } = error as { name?: string; code?: string };
      this.deps.log.warn({ error: { name, code } }, 'the use of a session was not noted');
    });
  }
}
