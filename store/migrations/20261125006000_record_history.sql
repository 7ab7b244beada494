-- migrate:up
-- Nobody runs an earlier release yet: these locks are held over tables that are empty, or a trial's.
-- squawk-ignore-file adding-field-with-default, constraint-missing-not-valid, adding-foreign-key-constraint, require-concurrent-index-creation
set lock_timeout = '5s';
set statement_timeout = '10min';

alter table training_records
  add column version integer not null default 1,
  add column seq integer not null default 0,
  add column head text not null default repeat('0', 64),
  -- when this version of it was recorded (R24); the row's own trigger says it where nobody else does
  add column recorded_at timestamptz not null default '-infinity',
  -- a mark: a deleted record can be read, and restored
  add column deleted_at timestamptz,
  -- who made this version and why: {actor, reason: {id, commitment}|null, command, import}, for its event
  add column said jsonb not null default '{"actor": {"kind": "system", "id": null, "onBehalfOf": null}}',
  -- what a person wrote in this version, which the event carries by commitment alone (R35): {fields, text: {id, commitment}}
  add column sealed jsonb,
  -- SHA-256 of the file that proves it
  add column evidence text;
create index training_records_by_title on training_records using gin (lower(title) gin_trgm_ops);
create index training_records_by_provider on training_records (training_provider, id desc)
  where training_provider is not null;
create index training_records_by_qualification on training_records (qualification_code, id desc)
  where qualification_code is not null;
create index training_records_by_day on training_records (completion_date);
create index training_records_by_expiry on training_records (expires_at) where expires_at is not null;

create table training_record_events (
  record_id uuid not null references training_records (id),
  seq integer not null,
  type text not null,
  from_status text,
  to_status text not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  actor_kind text not null,
  actor_id text,
  on_behalf_of text,
  reason_text uuid references personal_text (id),
  reason_commitment text,
  data jsonb not null,
  -- what made it: a repeat finds that it was done
  command_id uuid,
  previous_hash text not null,
  hash text not null,
  primary key (record_id, seq)
);
create index training_record_events_by_command on training_record_events (command_id) where command_id is not null;
create trigger training_record_events_append_only before update or delete on training_record_events
  for each row execute function events_are_append_only();

-- What a record was before the version that superseded it: how it was known from one instant to the other (R27).
create table training_record_versions (
  record_id uuid not null references training_records (id),
  version integer not null,
  user_id uuid not null references users (id),
  record_type text not null,
  object_id uuid,
  title text not null,
  training_provider text,
  completion_date date not null,
  completed_at timestamptz,
  other_information text,
  qualification_code text,
  expires_at date,
  evidence text,
  voided_at timestamptz,
  deleted_at timestamptz,
  recorded_at timestamptz not null,
  superseded_at timestamptz not null,
  primary key (record_id, version)
);
create index training_record_versions_by_user on training_record_versions (user_id);

-- A text, or an instant as it is written everywhere, in JSON.
create function json_text(value text) returns text language sql stable parallel safe as $$
  select coalesce(to_json(value)::text, 'null')
$$;
create function json_instant(at timestamptz) returns text language sql stable parallel safe as $$
  select coalesce(to_char(at at time zone 'UTC', '"\""YYYY-MM-DD"T"HH24:MI:SS.MS"Z\""'), 'null')
$$;

create function record_status(r training_records) returns text language sql immutable parallel safe as $$
  select case when r.voided_at is not null then 'void' when r.deleted_at is not null then 'deleted' else 'valid' end
$$;

-- The event that leads from one state of a record to the next, as it is sworn to (`swornText`): canonical JSON (RFC 8785), so
-- its keys stand in their order. It says the whole record as it stands after it, but for what a person wrote in it. A birth
-- happened when the matter was completed, where that is known.
create function record_event(before training_records, after training_records) returns text
language plpgsql stable parallel safe as $$
declare
  born boolean := after.seq = 1;
  sealed jsonb := coalesce(after.sealed -> 'fields', '[]');
  kind text := case
    when born then 'recorded'
    when after.voided_at is not null and before.voided_at is null then 'voided'
    when after.deleted_at is not null and before.deleted_at is null then 'deleted'
    when after.deleted_at is null and before.deleted_at is not null then 'restored'
    else 'corrected'
  end;
begin
  return '{"actor":{"id":' || json_text(after.said #>> '{actor,id}')
    || ',"kind":' || json_text(after.said #>> '{actor,kind}')
    || ',"onBehalfOf":' || json_text(after.said #>> '{actor,onBehalfOf}')
    || '},"at":' || json_instant(case when born then coalesce(after.completed_at, after.recorded_at) else after.recorded_at end)
    || ',"data":{'
    || coalesce('"import":' || to_json(after.said ->> 'import')::text || ',', '')
    || '"record":{"attempt":' || coalesce(after.attempt::text, 'null')
    || ',"completedAt":' || json_instant(after.completed_at)
    || ',"completionDate":' || json_text(to_char(after.completion_date, 'YYYY-MM-DD'))
    || ',"enrolmentId":' || json_text(after.enrolment_id::text)
    || ',"evidence":' || json_text(after.evidence)
    || ',"expiresAt":' || json_text(to_char(after.expires_at, 'YYYY-MM-DD'))
    || ',"objectId":' || json_text(after.object_id::text)
    || case when sealed ? 'otherInformation' then '' else ',"otherInformation":' || json_text(after.other_information) end
    || ',"qualificationCode":' || json_text(after.qualification_code)
    || ',"recordType":' || json_text(after.record_type)
    || ',"source":' || json_text(after.source)
    || case when sealed ? 'title' then '' else ',"title":' || json_text(after.title) end
    || case when sealed ? 'trainingProvider' then '' else ',"trainingProvider":' || json_text(after.training_provider) end
    || ',"userId":' || json_text(after.user_id::text) || '}'
    || case when after.sealed is null then '' else
      ',"sealed":{"fields":' || replace(sealed::text, '", "', '","')
      || ',"text":{"commitment":' || json_text(after.sealed #>> '{text,commitment}')
      || ',"id":' || json_text(after.sealed #>> '{text,id}') || '}}'
    end
    || ',"version":' || after.version
    || '},"enrolmentId":' || json_text(after.id::text)
    || ',"from":' || json_text(case when not born then record_status(before) end)
    || ',"previousHash":' || json_text(case when born then repeat('0', 64) else before.head end)
    || ',"reasonCommitment":' || json_text(after.said #>> '{reason,commitment}')
    || ',"recordedAt":' || json_instant(after.recorded_at)
    || ',"seq":' || after.seq
    || ',"to":' || json_text(record_status(after))
    || ',"type":' || json_text(kind) || '}';
end $$;

create function event_hash(sworn text) returns text language sql stable parallel safe as $$
  select encode(sha256(convert_to(sworn, 'UTF8')), 'hex')
$$;

-- Records of before: each is born, and voided, as it would have been.
do $$
declare
  r training_records;
  born training_records;
  e jsonb;
begin
  for r in select * from training_records order by id loop
    born := r;
    born.voided_at := null;
    born.recorded_at := r.created_at;
    born.seq := 1;
    e := record_event(null, born)::jsonb;
    born.head := event_hash(record_event(null, born));
    r.recorded_at := r.created_at;
    r.seq := 1;
    r.head := born.head;
    insert into training_record_events (record_id, seq, type, to_status, at, recorded_at, actor_kind, data, previous_hash, hash)
    values (r.id, 1, e ->> 'type', e ->> 'to', (e ->> 'at')::timestamptz, (e ->> 'recordedAt')::timestamptz, 'system',
      e -> 'data', e ->> 'previousHash', r.head);
    if r.voided_at is not null then
      r.version := 2;
      r.recorded_at := r.voided_at;
      r.seq := 2;
      e := record_event(born, r)::jsonb;
      r.head := event_hash(record_event(born, r));
      insert into training_record_events (record_id, seq, type, from_status, to_status, at, recorded_at, actor_kind, data,
        previous_hash, hash)
      values (r.id, 2, e ->> 'type', e ->> 'from', e ->> 'to', (e ->> 'at')::timestamptz,
        (e ->> 'recordedAt')::timestamptz, 'system', e -> 'data', e ->> 'previousHash', r.head);
      insert into training_record_versions (record_id, version, user_id, record_type, object_id, title, training_provider,
        completion_date, completed_at, other_information, qualification_code, expires_at, recorded_at, superseded_at)
      values (r.id, 1, r.user_id, r.record_type, r.object_id, r.title, r.training_provider, r.completion_date, r.completed_at,
        r.other_information, r.qualification_code, r.expires_at, born.recorded_at, r.recorded_at);
    end if;
    update training_records
      set version = r.version, recorded_at = r.recorded_at, seq = r.seq, head = r.head where id = r.id;
  end loop;
end $$;

-- By triggers, so that no path past them is left: whoever makes, changes or voids a record writes its history.
create function records_are_chained() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.recorded_at := case when new.recorded_at = '-infinity' then new.created_at else new.recorded_at end;
  elsif new.version = old.version then
    -- Not by a command: nobody says who it was.
    new.version := old.version + 1;
    new.said := '{"actor": {"kind": "system", "id": null, "onBehalfOf": null}}';
    new.recorded_at := greatest(new.voided_at, new.deleted_at);
  end if;
  if tg_op = 'UPDATE' then
    -- clocks of two machines differ, and versions follow one another all the same
    new.recorded_at := greatest(new.recorded_at, old.recorded_at);
  end if;
  new.seq := case when tg_op = 'INSERT' then 1 else old.seq + 1 end;
  new.head := event_hash(record_event(case when tg_op = 'INSERT' then null else old end, new));
  return new;
end $$;
create trigger training_records_born before insert on training_records
  for each row execute function records_are_chained();
create trigger training_records_changed before update on training_records
  for each row when (
    (old.version, old.voided_at, old.deleted_at) is distinct from (new.version, new.voided_at, new.deleted_at)
  ) execute function records_are_chained();

-- Births of a statement together: a file makes many.
create function records_write_births() returns trigger language plpgsql as $$
begin
  insert into training_record_events (record_id, seq, type, to_status, at, recorded_at, actor_kind, actor_id, on_behalf_of,
    reason_text, reason_commitment, data, command_id, previous_hash, hash)
  select r.id, r.seq, 'recorded', record_status(r), (e.sworn ->> 'at')::timestamptz, (e.sworn ->> 'recordedAt')::timestamptz,
    r.said #>> '{actor,kind}', r.said #>> '{actor,id}', r.said #>> '{actor,onBehalfOf}', (r.said #>> '{reason,id}')::uuid,
    r.said #>> '{reason,commitment}', e.sworn -> 'data', (r.said ->> 'command')::uuid, repeat('0', 64), r.head
  from born b join training_records r on r.id = b.id
    cross join lateral (select record_event(null, r)::jsonb as sworn offset 0) e;
  return null;
end $$;
create trigger training_records_write_births after insert on training_records
  referencing new table as born for each statement execute function records_write_births();

create function records_write_change() returns trigger language plpgsql as $$
declare
  e jsonb := record_event(old, new)::jsonb;
begin
  insert into training_record_events (record_id, seq, type, from_status, to_status, at, recorded_at, actor_kind, actor_id,
    on_behalf_of, reason_text, reason_commitment, data, command_id, previous_hash, hash)
  values (new.id, new.seq, e ->> 'type', e ->> 'from', e ->> 'to', (e ->> 'at')::timestamptz,
    (e ->> 'recordedAt')::timestamptz, e #>> '{actor,kind}', e #>> '{actor,id}', e #>> '{actor,onBehalfOf}',
    (new.said #>> '{reason,id}')::uuid, e ->> 'reasonCommitment', e -> 'data', (new.said ->> 'command')::uuid, old.head,
    new.head);
  insert into training_record_versions (record_id, version, user_id, record_type, object_id, title, training_provider,
    completion_date, completed_at, other_information, qualification_code, expires_at, evidence, voided_at, deleted_at,
    recorded_at, superseded_at)
  values (old.id, old.version, old.user_id, old.record_type, old.object_id, old.title, old.training_provider,
    old.completion_date, old.completed_at, old.other_information, old.qualification_code, old.expires_at, old.evidence,
    old.voided_at, old.deleted_at, old.recorded_at, new.recorded_at);
  return null;
end $$;
create trigger training_records_write_change after update on training_records
  for each row when (old.version is distinct from new.version) execute function records_write_change();

-- Who looks at records hears of each change of them, also of what is no more: a code, a day, an activity.
create or replace function watchers_hear_of_record() returns trigger language plpgsql as $$
begin
  if new.object_id is not null then
    perform watchers_hear_of(array[new.user_id], array[new.object_id], new.recorded_at);
  end if;
  if tg_op = 'UPDATE' and old.object_id is distinct from new.object_id and old.object_id is not null then
    perform watchers_hear_of(array[old.user_id], array[old.object_id], new.recorded_at);
  end if;
  return null;
end $$;
drop trigger training_records_tell_of_change on training_records;
create trigger training_records_tell_of_change after update on training_records
  for each row when (coalesce(old.object_id, new.object_id) is not null) execute function watchers_hear_of_record();

create or replace function certifications_hear_of_record() returns trigger language plpgsql as $$
begin
  if new.qualification_code is not null then
    perform certifications_hear_of('qualification', new.qualification_code, new.user_id, new.recorded_at);
  end if;
  if tg_op = 'UPDATE' and old.qualification_code is distinct from new.qualification_code
    and old.qualification_code is not null then
    perform certifications_hear_of('qualification', old.qualification_code, new.user_id, new.recorded_at);
  end if;
  return null;
end $$;
drop trigger training_records_tell_certifications_of_change on training_records;
create trigger training_records_tell_certifications_of_change after update on training_records
  for each row when (coalesce(old.qualification_code, new.qualification_code) is not null)
  execute function certifications_hear_of_record();

-- A plan's record counts for who certifies by that plan.
create function certifications_hear_of_plan_record() returns trigger language plpgsql as $$
declare
  plan text;
begin
  select p.plan_code into plan from plan_records m join plan_enrolments p on p.id = m.plan_enrolment_id
    where m.record_id = new.id;
  if plan is not null then
    perform certifications_hear_of('plan', plan, new.user_id, new.recorded_at);
  end if;
  return null;
end $$;
create trigger training_records_tell_certifications_of_plan after update on training_records
  for each row when (new.record_type = 'learning_plan' and old.version is distinct from new.version)
  execute function certifications_hear_of_plan_record();

drop trigger training_records_tell_automations on training_records;
create trigger training_records_tell_automations after insert on training_records
  for each row when (new.enrolment_id is not null and new.expires_at is not null)
  execute function automations_hear_of_record();
create trigger training_records_tell_automations_of_change after update on training_records
  for each row when (new.enrolment_id is not null and coalesce(old.expires_at, new.expires_at) is not null)
  execute function automations_hear_of_record();

-- What was known of a record at an instant: its present version, or the one that stood then. `infinity`: now.
create function records_known(person uuid, known timestamptz)
returns table (
  id uuid, object_id uuid, qualification_code text, completion_date date, expires_at date
) language sql stable parallel safe as $$
  select r.id, r.object_id, r.qualification_code, r.completion_date, r.expires_at
  from training_records r
  where r.user_id = person and r.recorded_at <= known and r.voided_at is null and r.deleted_at is null
  union all
  select v.record_id, v.object_id, v.qualification_code, v.completion_date, v.expires_at
  from training_record_versions v
  where v.user_id = person and v.recorded_at <= known and v.superseded_at > known
    and v.voided_at is null and v.deleted_at is null
$$;

-- What a person holds or held, as it was recorded by `known`: what counts as `key` of `kind`. Validity counts from when it
-- happened (R24), and lasts to the end of its last day. A certification is held while a period of it lasts, with what
-- extended it; what was revoked, or somebody was taken out of, was held to the day before.
create or replace function holdings(person uuid, kind text, key text, known timestamptz)
returns table (record_id uuid, since date, until date) language sql stable parallel safe as $$
  select r.id, r.completion_date, r.expires_at
  from records_known(person, known) r
  where case kind when 'qualification' then r.qualification_code = key when 'activity' then r.object_id::text = key end
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
