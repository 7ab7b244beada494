import type { SessionTold } from '../domain/sessionMail.ts';
import type { Db } from './db.ts';

/** The session that a mail `m` is about, named by the beginning of its occasion, for a `lateral` join. */
export function sessionTold(db: Db) {
  return db`
    select json_build_object('id', s.id, 'title', s.title, 'status', s.status,
      'parts', (
        select json_agg(json_build_object('startsAt', p.starts_at, 'endsAt', p.ends_at, 'place', p.place, 'link', p.link)
          order by p.position)
        from session_parts p where p.session_id = s.id
      ),
      'instructors', coalesce((
        select json_agg(i.given_name || ' ' || i.family_name order by i.family_name, i.given_name, i.id)
        from session_instructors si join users i on i.id = si.user_id where si.session_id = s.id
      ), '[]'),
      'offers', coalesce((select json_agg(o.starts_at order by o.starts_at) from sessions o where o.id = any(s.offers)), '[]'),
      'offerUntil', s.offer_until, 'minimum', s.minimum,
      'taken', (select count(*)::int from seats q where q.pool_id = s.id and q.state in ('held', 'granted', 'beyond')),
      'standing', (
        select case when q.state in ('held', 'beyond') then 'seat' when q.state in ('queued', 'granted') then 'queued' end
        from seats q where q.enrolment_id = m.enrolment_id and q.pool_id = s.id
      ),
      'offer', (
        select one -> 'offer' from enrolments e, jsonb_array_elements(e.state -> 'sessions') as chosen (one)
        where e.id = m.enrolment_id and one #>> '{session,id}' = s.id::text and one #>> '{offer,until}' is not null
      )) as session
    -- only of these mails does the occasion begin with an id: what is no id must never be read as one
    from sessions s where s.id = case when m.template like 'session\\_%' then left(m.occurrence, 36)::uuid end`;
}

/** Instants inside JSON come in Postgres' form. */
export function inOurForm(session: SessionTold | null): SessionTold | null {
  if (!session) return null;
  const instant = (text: string) => new Date(text).toISOString();
  return {
    ...session,
    standing: session.offer && session.standing === 'seat' ? 'offered' : session.standing,
    parts: session.parts.map((part) => ({ ...part, startsAt: instant(part.startsAt), endsAt: instant(part.endsAt) })),
    offers: session.offers.map(instant),
    offerUntil: session.offerUntil && instant(session.offerUntil),
  };
}
