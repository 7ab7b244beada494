-- migrate:up
set lock_timeout = '5s';
set statement_timeout = '10min';

-- Automations: rules that administrators write. One row for each version; versions are never changed.
create table automation_versions (
  id uuid primary key,
  code text not null,
  version integer not null check (version > 0),
  title text not null,
  rules jsonb not null,
  created_at timestamptz not null,
  unique (code, version)
);

-- Where each stands: its newest version is the one that holds.
create table automations (
  code text primary key,
  version integer not null,
  state text not null check (state in ('draft', 'on', 'off')),
  -- what lay back by then does not fire
  on_since timestamptz,
  changed_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  foreign key (code, version) references automation_versions (code, version),
  check ((state = 'on') = (on_since is not null))
);
create index automations_on on automations (code) where state = 'on';

-- Those that were switched on, and for which not every enrolment was looked at yet. `fence`: a transaction that began before
-- the switching on was visible may have changed an enrolment without telling; all such have ended when none below it runs.
create table automation_backfills (
  code text primary key references automations (code),
  fence xid8,
  after_id uuid
);

-- "Look again at this enrolment": written in the transaction of the change while any rule is on, taken away in that of the
-- look. Only ever added to, so that no commit waits for a look.
create table automation_stale (
  id bigint generated always as identity primary key,
  enrolment_id uuid not null
);

-- What will fall due. It follows from the facts, and is made anew whenever they change.
create table automation_dues (
  code text not null references automations (code),
  enrolment_id uuid not null references enrolments (id),
  occurrence text not null,
  due_at timestamptz not null,
  -- of one that could not be carried out: not before this
  wait_until timestamptz,
  attempts integer not null default 0,
  last_error text,
  primary key (enrolment_id, code, occurrence)
);
create index automation_dues_next on automation_dues (due_at);
create index automation_dues_by_code on automation_dues (code);

-- R23: what fell due and was carried out, once for each rule, enrolment and occurrence. `nothing`: why nothing was done.
create table automation_firings (
  id uuid primary key,
  code text not null,
  version integer not null,
  enrolment_id uuid not null references enrolments (id),
  occurrence text not null,
  due_at timestamptz not null,
  fired_at timestamptz not null,
  nothing text,
  acts jsonb not null,
  -- whether the rule lengthened the deadline, of which there may only be so many
  extended boolean not null,
  foreign key (code, version) references automation_versions (code, version),
  check ((nothing is not null) <= (acts = '[]'))
);
create unique index automation_firings_once on automation_firings (enrolment_id, code, occurrence);
create index automation_firings_by_code on automation_firings (code, id desc);

-- By triggers, so that no path past them is left. While no rule is on they look into an empty index and do nothing else.
create function automations_hear_of(ids uuid[]) returns void language plpgsql as $$
begin
  if exists (select from automations where state = 'on') then
    insert into automation_stale (enrolment_id) select unnest(ids);
    perform pg_notify('rollbook_relay', 'automations');
  end if;
end $$;

create function automations_hear_of_births() returns trigger language plpgsql as $$
begin
  if exists (select from automations where state = 'on') then
    perform automations_hear_of((select array_agg(id) from born));
  end if;
  return null;
end $$;
create trigger enrolments_tell_automations_of_births after insert on enrolments
  referencing new table as born for each statement execute function automations_hear_of_births();

create function automations_hear_of_enrolment() returns trigger language plpgsql as $$
begin
  -- asked here: a call the less in every commit
  if exists (select from automations where state = 'on') then
    perform automations_hear_of(array[new.id]);
  end if;
  return null;
end $$;
create trigger enrolments_tell_automations after update on enrolments
  for each row when (old.version is distinct from new.version or old.head is distinct from new.head)
  execute function automations_hear_of_enrolment();

create function automations_hear_of_record() returns trigger language plpgsql as $$
begin
  perform automations_hear_of(array[new.enrolment_id]);
  return null;
end $$;
create trigger training_records_tell_automations after insert or update on training_records
  for each row when (new.enrolment_id is not null and new.expires_at is not null)
  execute function automations_hear_of_record();

-- Where somebody works, and in which zone they live, decides which rules are about them, and when.
create function automations_hear_of_person() returns trigger language plpgsql as $$
begin
  if exists (select from automations where state = 'on') then
    perform automations_hear_of((select array_agg(id) from enrolments where user_id = new.id));
  end if;
  return null;
end $$;
create trigger users_tell_automations after update of department, location, timezone on users
  for each row when (old.department is distinct from new.department or old.location is distinct from new.location
    or old.timezone is distinct from new.timezone)
  execute function automations_hear_of_person();

-- migrate:down
