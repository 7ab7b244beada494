import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { uuidv7 } from 'uuidv7';
import { claimKey, type IdempotencyKey, keepAnswer, releaseKey } from '../../store/idempotency.ts';
import type { AppDeps } from '../deps.ts';
import { toProblem } from './failures.ts';
import { type FieldError, invalidInput, Problem } from './problems.ts';
import { problemAnswer, type Rendered, render } from './render.ts';
import type { Reply } from './route.ts';

/** So long a repeat is answered with the first answer. */
export const DAYS_KEPT = 7;

/** What is asked for, so that the same can be told from something else. */
export interface Asked {
  readonly clientId: string;
  /** Method and path pattern. */
  readonly route: string;
  readonly method: string;
  /** Path and query, as they came. */
  readonly url: string;
  readonly body: unknown;
  /** The header, if there is one. */
  readonly key: string | undefined;
}

/** Runs what changes something once for each key, and answers every repeat with the first answer. */
export class Idempotency {
  private readonly deps: AppDeps;
  /** Requests of this process that are running. Those of another process are harmless: they have the same command id. */
  private readonly running = new Map<string, Promise<unknown>>();

  constructor(deps: AppDeps) {
    this.deps = deps;
  }

  /**
   * Runs `work` with a command id, unless an answer is kept. Answers 2xx and refusals (409) are kept for seven days; what
   * led to nothing gives the key back; where the outcome is not known, the command id is kept for the repeat.
   * @throws Problem 400 for a key that is none, 422 when it was used for something else, and what `work` throws
   */
  async run(asked: Asked, work: (commandId: string) => Promise<Reply>): Promise<Rendered> {
    if (asked.key === undefined) return render(await work(uuidv7()));
    if (!/^[\x21-\x7e]{1,255}$/.test(asked.key)) throw invalidInput(BAD_KEY);
    const id = JSON.stringify([asked.clientId, asked.route, asked.key]);
    for (let other = this.running.get(id); other; other = this.running.get(id)) await other.catch(() => undefined);
    const run = this.once({ clientId: asked.clientId, route: asked.route, key: asked.key }, hashOf(asked), work);
    this.running.set(id, run);
    try {
      return await run;
    } finally {
      this.running.delete(id);
    }
  }

  private async once(
    key: IdempotencyKey,
    bodyHash: Buffer,
    work: (commandId: string) => Promise<Reply>,
  ): Promise<Rendered> {
    const { sql, clock } = this.deps;
    const kept = await claimKey(sql, key, {
      bodyHash,
      commandId: uuidv7(),
      at: clock.now(),
      forgottenBefore: this.oldest(),
    });
    if (!kept.bodyHash.equals(bodyHash)) {
      throw new Problem('key-reused', 'a repeat must be the same request; for another one use another key');
    }
    if (kept.status !== null && kept.body) {
      return {
        status: kept.status,
        headers: { ...kept.body.headers, 'Idempotency-Replayed': 'true' },
        text: kept.body.text,
      };
    }
    const { commandId } = kept;
    try {
      const reply = await work(commandId);
      const rendered = render(reply);
      const keep = reply.kept === undefined ? rendered : render({ ...reply, body: reply.kept });
      await this.keep(key, commandId, keep, reply.about ?? null);
      return rendered;
    } catch (error) {
      const problem = toProblem(error);
      if (problem?.status === 409) await this.keep(key, commandId, problemAnswer(problem), null);
      // A claim from before may have done something that nobody was told of: its command id stays.
      else if (kept.fresh && problem && problem.status < 500) await releaseKey(sql, key, commandId);
      throw error;
    }
  }

  private async keep(key: IdempotencyKey, commandId: string, answer: Rendered, personId: string | null): Promise<void> {
    const { status, headers, text } = answer;
    await keepAnswer(this.deps.sql, key, { commandId, status, body: { headers, text }, personId });
  }

  private oldest(): string {
    return new Date(Date.parse(this.deps.clock.now()) - DAYS_KEPT * 86_400_000).toISOString();
  }
}

const BAD_KEY: FieldError = { pointer: 'Idempotency-Key:', detail: 'must be 1 to 255 visible ASCII characters' };

/** SHA-256 over what makes a request the same: its method, address and body (JSON in canonical form). */
function hashOf({ method, url, body }: Asked): Buffer {
  const hash = createHash('sha256').update(`${method} ${url}\n`, 'utf8');
  return hash.update(Buffer.isBuffer(body) ? body : (canonicalize(body) ?? '')).digest();
}
