-- migrate:up
-- Nobody runs an earlier release yet: these locks are held over tables that are empty, or a trial's.
-- squawk-ignore-file ban-drop-constraint, constraint-missing-not-valid, require-concurrent-index-creation
set lock_timeout = '5s';
set statement_timeout = '10min';

-- One version of a certification; it never changes.
create table certifications (
  id uuid primary key,
  code text not null,
  version integer not null check (version > 0),
  title text not null,
  rules jsonb not null,
  created_at timestamptz not null,
  unique (code, version)
);

-- One row for each person and certification, for good: who is taken out and assigned again goes on in it.
create table user_certifications (
  id uuid primary key,
  user_id uuid not null references users (id),
  certification_id uuid not null references certifications (id),
  certification_code text not null,
  status text not null check (
    status in ('in_progress', 'certified', 'window_open', 'overdue', 'expired', 'lapsed', 'revoked', 'withdrawn')
  ),
  -- of the period that stands, where there is one; with its extension
  expires_at timestamptz,
  expires_on date,
  -- what proves it, so that it hears of that
  proof_kind text not null check (proof_kind in ('activity', 'plan', 'qualification')),
  proof_key text not null,
  -- the whole state, but for the rules, which certification_id pins
  state jsonb not null,
  version integer not null,
  seq integer not null,
  head text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  followed boolean not null generated always as (status not in ('revoked', 'withdrawn')) stored,
  unique (user_id, certification_code)
);
create index user_certifications_by_user on user_certifications (user_id, id desc);
create index user_certifications_by_code on user_certifications (certification_code, id desc);
create index user_certifications_by_status on user_certifications (status, id desc);
create index user_certifications_by_expiry on user_certifications (expires_on, id desc);
create index user_certifications_by_proof on user_certifications (proof_kind, proof_key) where followed;

create table certification_periods (
  user_certification_id uuid not null references user_certifications (id),
  number integer not null check (number > 0),
  user_id uuid not null references users (id),
  certification_code text not null,
  achievement text not null,
  certified_on date not null,
  certified_at timestamptz not null,
  window_opens_on date not null,
  due_on date not null,
  expires_on date not null,
  extended_to date,
  ended text check (ended in ('renewed', 'lapsed', 'revoked', 'withdrawn', 'taken_back')),
  ended_at timestamptz,
  primary key (user_certification_id, number),
  check ((ended is null) = (ended_at is null)),
  check (extended_to > expires_on)
);
-- R29: one running period for each person and certification
create unique index certification_periods_one_running on certification_periods (user_id, certification_code)
  where ended is null;

create table user_certification_events (
  user_certification_id uuid not null references user_certifications (id),
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
  previous_hash text not null,
  hash text not null,
  primary key (user_certification_id, seq)
);
create trigger user_certification_events_append_only before update or delete on user_certification_events
  for each row execute function events_are_append_only();

-- Every accepted command, for ever: a repeat finds that it was done.
create table user_certification_commands (
  user_certification_id uuid not null references user_certifications (id),
  command_id text not null,
  type text not null,
  version integer not null,
  at timestamptz not null,
  primary key (user_certification_id, command_id)
);

-- A mail is about an enrolment, or about a certification.
alter table mails add column user_certification_id uuid;
alter table mails add constraint mails_user_certification_id_fkey
  foreign key (user_certification_id) references user_certifications (id) not valid;
alter table mails validate constraint mails_user_certification_id_fkey;
alter table mails drop constraint mails_about;
alter table mails add constraint mails_about check (num_nonnulls(enrolment_id, session_id, user_certification_id) = 1) not valid;
alter table mails validate constraint mails_about;
create unique index mails_once_about_certification on mails (user_certification_id, template, occurrence)
  where user_certification_id is not null;

-- Beside the activities that are watched as by all watchers: plans, and records by their qualification.
create function certifications_hear_of(kind text, key text, who uuid, at timestamptz) returns void language plpgsql as $$
begin
  insert into looks (kind, target_id, due_at)
    select 'certification', c.user_id || '/' || c.certification_code, $4
    from user_certifications c
    where c.followed and c.proof_kind = $1 and ($3 is null or c.user_id = $3)
      and (c.proof_key = $2 or $1 = 'qualification' and exists (
        select from qualification_equivalents e where e.code = c.proof_key and e.equivalent = $2
      ))
    order by 2
  on conflict on constraint looks_pkey do update
    set asked = looks.asked + 1, due_at = excluded.due_at, locked_until = null, attempts = 0;
  if found then
    perform pg_notify('rollbook_relay', 'looks');
  end if;
end $$;

create function certifications_hear_of_plan() returns trigger language plpgsql as $$
begin
  perform certifications_hear_of('plan', new.plan_code, new.user_id, new.updated_at);
  return null;
end $$;
create trigger plan_enrolments_tell_certifications after update of status on plan_enrolments
  for each row when (old.status is distinct from new.status) execute function certifications_hear_of_plan();

create function certifications_hear_of_record() returns trigger language plpgsql as $$
begin
  perform certifications_hear_of('qualification', new.qualification_code, new.user_id,
    coalesce(new.voided_at, new.created_at));
  return null;
end $$;
create trigger training_records_tell_certifications_of_new after insert on training_records
  for each row when (new.qualification_code is not null) execute function certifications_hear_of_record();
create trigger training_records_tell_certifications_of_change after update on training_records
  for each row when (new.qualification_code is not null) execute function certifications_hear_of_record();

create function certifications_hear_of_equivalent() returns trigger language plpgsql as $$
begin
  perform certifications_hear_of('qualification', new.code, null, coalesce(new.removed_at, new.created_at));
  return null;
end $$;
create trigger qualification_equivalents_tell_certifications after insert or update on qualification_equivalents
  for each row execute function certifications_hear_of_equivalent();

-- R32: days end where the person is.
create function certifications_hear_of_zone() returns trigger language plpgsql as $$
begin
  insert into looks (kind, target_id, due_at)
    select 'certification', c.user_id || '/' || c.certification_code, new.updated_at
    from user_certifications c where c.followed and c.user_id = new.id
    order by 2
  on conflict (kind, target_id) do update
    set asked = looks.asked + 1, due_at = excluded.due_at, locked_until = null, attempts = 0;
  if found then
    perform pg_notify('rollbook_relay', 'looks');
  end if;
  return null;
end $$;
create trigger users_tell_certifications_of_zone after update of timezone on users
  for each row when (old.timezone is distinct from new.timezone) execute function certifications_hear_of_zone();

-- migrate:down
