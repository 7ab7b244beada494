-- migrate:up
-- Nobody runs an earlier release yet: the lock is held over a table that is empty, or a trial's.
-- squawk-ignore-file require-concurrent-index-creation
set lock_timeout = '5s';
set statement_timeout = '10min';

create index certification_periods_by_user on certification_periods (user_id, certification_code);

-- What a person holds or held, as it was recorded by `known`: what counts as `key` of `kind`. Validity counts from when it
-- happened (R24), and lasts to the end of its last day. A certification is held while a period of it lasts, with what
-- extended it; what was revoked, or somebody was taken out of, was held to the day before.
create or replace function holdings(person uuid, kind text, key text, known timestamptz)
returns table (record_id uuid, since date, until date) language sql stable parallel safe as $$
  select r.id, r.completion_date, r.expires_at
  from training_records r
  where r.user_id = person and r.created_at <= known and (r.voided_at is null or r.voided_at > known)
    and case kind when 'qualification' then r.qualification_code = key when 'activity' then r.object_id::text = key end
  union all
  select null::uuid, p.certified_on, case
      when said.type in ('revoked', 'withdrawn')
        then least(coalesce(longer.until, p.expires_on), (said.at at time zone u.timezone)::date - 1)
      else coalesce(longer.until, p.expires_on)
    end
  from certification_periods p
    join users u on u.id = p.user_id
    join user_certification_events made on made.user_certification_id = p.user_certification_id
      and made.type = 'certified' and made.data ->> 'period' = p.number::text and made.recorded_at <= known
    left join lateral (
      select (e.data ->> 'until')::date as until from user_certification_events e
      where e.user_certification_id = p.user_certification_id and e.type = 'extended'
        and e.data ->> 'period' = p.number::text and e.recorded_at <= known
      order by e.seq desc limit 1
    ) longer on true
    left join lateral (
      -- Who was only taken out comes back as they were.
      select e.type, e.at from user_certification_events e
      where e.user_certification_id = p.user_certification_id and e.recorded_at <= known and (
          e.type in ('revoked', 'withdrawn', 'taken_back', 'reinstated') and e.data ->> 'period' = p.number::text
        ) and not (e.type = 'withdrawn' and exists (
          select from user_certification_events later
          where later.user_certification_id = e.user_certification_id and later.type = 'assigned' and later.seq > e.seq
            and later.recorded_at <= known
        ))
      order by e.seq desc limit 1
    ) said on true
  where kind = 'certification' and p.user_id = person and p.certification_code = key
    and said.type is distinct from 'taken_back'
$$;

-- migrate:down
