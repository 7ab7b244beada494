import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';

/** A file that lies elsewhere, handed in for an enrolment. */
export interface EvidenceFile {
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  reference: string;
}

export interface EvidenceRow extends EvidenceFile {
  id: string;
  enrolmentId: string;
  state: 'submitted' | 'accepted' | 'rejected';
  submittedAt: Instant;
  decidedAt: Instant | null;
  reason: string | null;
}

/** Keeps the reference before anything refers to it; one with this id stays: a repeat. */
export async function insertEvidence(
  db: Db,
  id: string,
  enrolmentId: string,
  file: EvidenceFile,
  by: string,
  at: Instant,
): Promise<void> {
  await db`
    insert into evidence ${db({ id, enrolmentId, ...file, submittedBy: by, submittedAt: at })} on conflict (id) do nothing`;
}

/** What was handed in for an enrolment, the newest first. What was refused at the door is not among it. */
export async function listEvidence(
  db: Db,
  enrolmentId: string,
  after: { id: string } | null,
  limit: number,
): Promise<EvidenceRow[]> {
  return db<EvidenceRow[]>`
    select f.id, f.enrolment_id, f.name, f.media_type, f.size, f.sha256, f.reference, f.submitted_at,
      case judged.type when 'evidence_accepted' then 'accepted' when 'evidence_rejected' then 'rejected' else 'submitted' end as state,
      judged.at as decided_at, words.body as reason
    from evidence f
    join enrolment_events v on v.enrolment_id = f.enrolment_id and v.type = 'evidence_submitted' and v.data ->> 'evidenceId' = f.id::text
    left join lateral (
      select d.type, d.at, d.reason_text from enrolment_events d
      where d.enrolment_id = f.enrolment_id and d.type in ('evidence_accepted', 'evidence_rejected')
        and d.data ->> 'evidenceId' = f.id::text
      order by d.seq desc limit 1
    ) judged on true
    left join personal_text words on words.id = judged.reason_text
    where f.enrolment_id = ${enrolmentId} and ${after ? db`f.id < ${after.id}` : db`true`}
    order by f.id desc limit ${limit}`;
}
