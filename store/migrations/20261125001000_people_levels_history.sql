-- migrate:up
-- Nobody runs an earlier release yet: these locks are held over tables that are empty, or a trial's.
-- squawk-ignore-file constraint-missing-not-valid, require-concurrent-index-creation
set lock_timeout = '5s';
set statement_timeout = '10min';

alter table users
  add column level text not null default 'user' check (level in ('user', 'power_user', 'superadmin')),
  -- when the person expires; the day that was meant, where one was (R19), so that another time zone moves the instant
  add column expires_at timestamptz,
  add column expires_on date,
  -- the status from before, to which only a later date goes back
  add column expired_from text check (expired_from in ('activated', 'active', 'deactivated')),
  -- R38: who keeps which field: {field: {master, overridden?, said?}}; a field that is not there is kept by nobody yet
  add column masters jsonb not null default '{}';
create index users_to_expire on users (expires_at) where expires_at is not null and status <> 'expired';
create index users_by_department on users (department, id desc) where department is not null;
create index users_by_status on users (status, id desc);

-- Where the history of a person stands (R36); apart from the profile, so that an event does not write that anew.
create table user_chains (
  user_id uuid primary key references users (id),
  seq integer not null,
  head text not null
);

create table user_events (
  user_id uuid not null references users (id),
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
  -- values of the profile go by reference: {sealed: {fields, text: {id, commitment}}} (R35)
  data jsonb not null,
  -- what made it: a repeat finds that it was done
  command_id uuid,
  previous_hash text not null,
  hash text not null,
  primary key (user_id, seq)
);
create index user_events_by_command on user_events (command_id) where command_id is not null;
create trigger user_events_append_only before update or delete on user_events
  for each row execute function events_are_append_only();

-- Who opens something for the first time becomes active, and may be enrolled as before: nobody has to look again for that.
drop trigger users_tell_of_status on users;
create trigger users_tell_of_status after update of status on users
  for each row when ((old.status in ('activated', 'active')) is distinct from (new.status in ('activated', 'active')))
  execute function watchers_hear_of_person();

-- migrate:down
