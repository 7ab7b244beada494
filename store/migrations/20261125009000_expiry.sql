-- migrate:up
-- Nobody runs an earlier release yet: these locks are held over tables that are empty, or a trial's.
-- squawk-ignore-file ban-drop-constraint, constraint-missing-not-valid, require-concurrent-index-creation, require-concurrent-index-deletion
set lock_timeout = '5s';
set statement_timeout = '10min';

-- What a qualification code says of records that expire.
alter table qualification_codes
  add column valid_for text,
  -- [{before, manager}]
  add column reminders jsonb not null default '[]',
  -- {activityId, obligation, before}
  add column renewal jsonb,
  -- the longest time before the expiry at which anything is done; null: nothing is
  add column notice text,
  -- since when something is done before an expiry as it is now; null: nothing is
  add column rules_since timestamptz,
  add column retired_at timestamptz;

-- R27: a record without an expiry of its own gets the one that its code gives on this day, for good: what the code says
-- later changes no record that is there. By a trigger, so that no way to a record is left out.
create function training_records_take_expiry() returns trigger language plpgsql as $$
begin
  select (new.completion_date + q.valid_for::interval)::date into new.expires_at
  from qualification_codes q where q.code = new.qualification_code and q.valid_for is not null;
  return new;
end $$;
-- By its name before the one that makes the record's first event, which holds what the row holds.
create trigger training_records_assume_expiry before insert on training_records
  for each row when (new.expires_at is null and new.qualification_code is not null)
  execute function training_records_take_expiry();

-- One row for each record before whose expiry something is done: when it has to be looked at next.
create table record_expiries (
  record_id uuid primary key references training_records (id) on delete cascade,
  user_id uuid not null references users (id),
  code text not null references qualification_codes (code),
  -- null: nothing falls due any more, unless something changes
  next_due timestamptz,
  attempts integer not null default 0,
  last_error text
);
create index record_expiries_due on record_expiries (next_due) where next_due is not null;
create index record_expiries_by_code on record_expiries (code);
create index record_expiries_by_user on record_expiries (user_id);

-- R23: what fell due and was done, once for each record and occurrence.
create table record_expiry_firings (
  record_id uuid not null references training_records (id) on delete cascade,
  occurrence text not null,
  due_at timestamptz not null,
  fired_at timestamptz not null,
  enrolment_id uuid references enrolments (id),
  primary key (record_id, occurrence)
);

create function expiries_hear_of_record() returns trigger language plpgsql as $$
begin
  insert into record_expiries (record_id, user_id, code, next_due)
  select new.id, new.user_id, new.qualification_code, new.created_at
  from qualification_codes q where q.code = new.qualification_code and q.rules_since is not null
  on conflict do nothing;
  return null;
end $$;
create trigger training_records_tell_expiries_of_new after insert on training_records
  for each row when (new.expires_at is not null and new.qualification_code is not null)
  execute function expiries_hear_of_record();

-- What superseded others may be gone: all of the person's are looked at again.
create function expiries_hear_of_change() returns trigger language plpgsql as $$
begin
  -- A correction can name another code, or a day of expiry where there was none.
  insert into record_expiries (record_id, user_id, code, next_due)
  select new.id, new.user_id, new.qualification_code, new.created_at
  from qualification_codes q
  where q.code = new.qualification_code and q.rules_since is not null and new.expires_at is not null
  on conflict (record_id) do update set code = excluded.code;
  update record_expiries set next_due = coalesce(new.voided_at, new.deleted_at, new.created_at), attempts = 0
  where user_id = new.user_id;
  return null;
end $$;
create trigger training_records_tell_expiries_of_change after update on training_records
  for each row when (old.voided_at is distinct from new.voided_at or old.deleted_at is distinct from new.deleted_at
    or old.expires_at is distinct from new.expires_at
    or old.completion_date is distinct from new.completion_date
    or old.qualification_code is distinct from new.qualification_code)
  execute function expiries_hear_of_change();

-- R35: nothing is done while a record is restricted.
create function expiries_hear_of_restriction() returns trigger language plpgsql as $$
begin
  update record_expiries set next_due = coalesce(new.lifted_at, new.created_at), attempts = 0
  where record_id = new.record_id;
  return null;
end $$;
create trigger record_restrictions_tell_expiries after insert or update of lifted_at on record_restrictions
  for each row execute function expiries_hear_of_restriction();

-- R32: days end where the person is.
create function expiries_hear_of_zone() returns trigger language plpgsql as $$
begin
  update record_expiries set next_due = new.updated_at, attempts = 0 where user_id = new.id;
  return null;
end $$;
create trigger users_tell_expiries_of_zone after update of timezone on users
  for each row when (old.timezone is distinct from new.timezone) execute function expiries_hear_of_zone();

-- What is due to expire is found by day, and what a newer record supersedes by its person.
drop index training_records_by_expiry;
create index training_records_by_expiry on training_records (expires_at, id) where voided_at is null;
create index training_records_by_code on training_records (qualification_code) where qualification_code is not null;

-- A mail is about an enrolment, a session, a certification, a link to sign in, a record or a report.
alter table mails add column record_id uuid;
alter table mails add constraint mails_record_id_fkey
  foreign key (record_id) references training_records (id) on delete cascade not valid;
alter table mails validate constraint mails_record_id_fkey;
alter table mails drop constraint mails_about;
alter table mails add constraint mails_about
  check (num_nonnulls(enrolment_id, session_id, user_certification_id, sign_in_link_id, record_id) = 1) not valid;
alter table mails validate constraint mails_about;
create unique index mails_once_about_record on mails (record_id, template, occurrence) where record_id is not null;

-- What was changed in settings that have no versions of their own, and by whom (R36).
create table setting_changes (
  id uuid primary key,
  kind text not null check (kind in ('qualification', 'report')),
  key text not null,
  version integer not null,
  type text not null check (type in ('created', 'changed', 'deleted')),
  -- the names of the fields
  fields text[] not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text,
  on_behalf_of text
);
create index setting_changes_by_key on setting_changes (kind, key, version);

-- migrate:down
