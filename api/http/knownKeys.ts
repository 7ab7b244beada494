import { findApiKey, type KnownKey, noteKeyUse } from '../../store/apiKeys.ts';
import type { AppDeps } from '../deps.ts';
import { reduced } from './failures.ts';

/** So long a key is taken for what it was when it was read: what another process revokes ends here within this time. */
const TRUSTED_MS = 1_000;
const USE_NOTED_MS = 60_000;
/** Ids that nobody made count too, so that an unknown key takes as long as a wrong one: somebody could send many. */
const MOST_REMEMBERED = 10_000;

/**
 * The keys as this process knows them. Each is read at most once a second, however many requests it sends; a change that
 * this process makes is known at once.
 */
export class KnownKeys {
  private readonly deps: Pick<AppDeps, 'sql' | 'clock' | 'log'>;
  private readonly read = new Map<string, { readonly key: Promise<KnownKey | null>; readonly at: number }>();
  private readonly noted = new Map<string, number>();

  constructor(deps: Pick<AppDeps, 'sql' | 'clock' | 'log'>) {
    this.deps = deps;
  }

  /** The key with this id, or null. */
  find(id: string): Promise<KnownKey | null> {
    // By the time that passes, not by the clock: this is about this process, not about what happens in the company.
    const now = performance.now();
    const before = this.read.get(id);
    if (before && now - before.at < TRUSTED_MS) return before.key;
    if (this.read.size >= MOST_REMEMBERED) this.read.clear();
    const entry = { key: findApiKey(this.deps.sql, id), at: now };
    this.read.set(id, entry);
    entry.key.catch(() => {
      if (this.read.get(id) === entry) this.read.delete(id);
    });
    return entry.key;
  }

  /** To be called after a change of the key. */
  forget(id: string): void {
    this.read.delete(id);
  }

  /** Notes that a key was used, once a minute; nobody waits for it. */
  used(id: string): void {
    const at = this.deps.clock.now();
    const now = Date.parse(at);
    const last = this.noted.get(id);
    if (last !== undefined && now - last < USE_NOTED_MS) return;
    this.noted.set(id, now);
    const unlessSince = new Date(now - USE_NOTED_MS).toISOString();
    noteKeyUse(this.deps.sql, id, at, unlessSince).catch((error: unknown) => {
      this.noted.delete(id);
      this.deps.log.warn({ error: reduced(error) }, 'the use of an API key was not noted');
    });
  }
}
