import { type AssignCommand, type CertificationCommand, isFollowed } from '../domain/certifications/state.ts';
import { type CertificationRejection, certificationTransition } from '../domain/certifications/transition.ts';
import type { Clock } from '../domain/clock.ts';
import type { TextRef } from '../domain/state.ts';
import type { Sql } from './db.ts';
import { isErased } from './erasures.ts';
import { saveText } from './personalText.ts';
import { ERASED } from './planCommands.ts';
import { Refused, refusing } from './refusing.ts';
import { inTransaction, Raced } from './tx.ts';
import { certificationTarget, loadCertification, lockCertificationOf } from './userCertifications.ts';
import { CERTIFICATION_LIFE, isKnown } from './watchedLife.ts';
import { askLooks } from './watchers.ts';
import { writeCertification, writeCertificationBirth } from './writeCertification.ts';

export type CertifyResult =
  /** `live`: it was assigned already, and stays as it is. */
  | { readonly kind: 'assigned' | 'live'; readonly id: string }
  | { readonly kind: 'refused'; readonly rejection: CertificationRejection };

/** What is asked for: that somebody is certified, and stays so. `reason`: in words, stored with it. */
export type CertificationAssignment = Omit<AssignCommand, 'type' | 'reason' | 'timezone'> & {
  readonly reason: string | null;
};

/**
 * Assigns a certification, once for its id; who has it already keeps it as it is, and who was taken out, or whose was
 * revoked, begins again in the same row. From then on its workflow follows the facts (R29).
 */
export async function assignCertification(
  sql: Sql,
  asked: CertificationAssignment,
  clock: Clock,
): Promise<CertifyResult> {
  return refusing(() =>
    inTransaction(sql, async (tx): Promise<CertifyResult> => {
      const { reason: words, ...given } = asked;
      // At once as strongly as `watch` wants it: two that each hold a little of it would wait for one another.
      const [person] = await tx<{ status: string; timezone: string; erased: boolean }[]>`
        select status, timezone, erased_at is not null as erased from users where id = ${given.userId} for update`;
      const loaded = await lockCertificationOf(tx, given.userId, given.certification.code);
      if (loaded && (await isKnown(tx, CERTIFICATION_LIFE, loaded.state.id, given.id)))
        return { kind: 'assigned', id: loaded.state.id };
      if (person?.erased) return { kind: 'refused', rejection: { ...ERASED, status: null } };
      if (person?.status !== 'active' && person?.status !== 'activated') {
        const detail = 'the person is deactivated, expired or unknown';
        return { kind: 'refused', rejection: { rejected: 'not-eligible', detail, status: null } };
      }
      if (loaded && isFollowed(loaded.state.status)) return { kind: 'live', id: loaded.state.id };
      const now = clock.now();
      const reason = words === null ? null : await saveText(tx, given.userId, words, now);
      const command = { type: 'assign', ...given, timezone: person.timezone, reason } as const;
      const outcome = certificationTransition(loaded?.state ?? null, command, now);
      if (outcome.rejected) throw new Refused(outcome);
      const commit = { commandId: given.id, type: 'assign', outcome };
      if (!loaded) {
        if (!(await writeCertificationBirth(tx, commit, now))) throw new Raced('a certification was assigned');
        return { kind: 'assigned', id: given.id };
      }
      await writeCertification(tx, loaded.stamp, commit, now);
      return { kind: 'assigned', id: loaded.state.id };
    }),
  );
}

export type CertificationCommandResult =
  | { readonly kind: 'done' | 'known' | 'missing' }
  /** It stands at another version than was expected. */
  | { readonly kind: 'version'; readonly version: number }
  | { readonly kind: 'refused'; readonly rejection: CertificationRejection };

export interface CertificationOrder {
  readonly id: string;
  readonly commandId: string;
  /** Only at one of these versions; null: at any. */
  readonly expected: readonly number[] | null;
  /** Why, in words. */
  readonly reason: string | null;
  /** The command; the reference is that of the stored words. */
  readonly command: (reason: TextRef | null) => CertificationCommand;
}

/** Decides and commits one command of a person or machine, once for its id; what follows from it is the workflow's. */
export async function commandCertification(
  sql: Sql,
  order: CertificationOrder,
  clock: Clock,
): Promise<CertificationCommandResult> {
  return refusing(() =>
    inTransaction(sql, async (tx): Promise<CertificationCommandResult> => {
      const { id, commandId, expected } = order;
      // The person before their certification, as everywhere: what watches again wants them both.
      await tx`select from users u join user_certifications c on c.user_id = u.id where c.id = ${id} for update of u`;
      const loaded = await loadCertification(tx, id, true);
      if (!loaded) return { kind: 'missing' };
      if (await isKnown(tx, CERTIFICATION_LIFE, id, commandId)) return { kind: 'known' };
      const { state, stamp } = loaded;
      if (expected && !expected.includes(stamp.version)) return { kind: 'version', version: stamp.version };
      if (await isErased(tx, state.userId)) throw new Refused({ ...ERASED, status: state.status });
      const now = clock.now();
      const reason = order.reason === null ? null : await saveText(tx, state.userId, order.reason, now);
      const command = order.command(reason);
      const outcome = certificationTransition(state, command, now);
      if (outcome.rejected) throw new Refused(outcome);
      await writeCertification(tx, stamp, { commandId, type: command.type, outcome }, now);
      await askLooks(tx, 'certification', [certificationTarget(state.userId, state.certification.code)], now);
      return { kind: 'done' };
    }),
  );
}
