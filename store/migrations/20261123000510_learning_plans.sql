-- migrate:up
set lock_timeout = '5s';
set statement_timeout = '10min';

-- One version of a plan; it never changes.
create table learning_plans (
  id uuid primary key,
  code text not null,
  version integer not null check (version > 0),
  title text not null,
  rules jsonb not null,
  created_at timestamptz not null,
  unique (code, version)
);

create table plan_enrolments (
  id uuid primary key,
  user_id uuid not null references users (id),
  plan_id uuid not null references learning_plans (id),
  plan_code text not null,
  obligation text not null check (obligation in ('mandatory', 'suggested', 'optional')),
  source text not null,
  status text not null check (status in ('not_started', 'in_progress', 'completed', 'withdrawn', 'cancelled')),
  progress integer not null check (progress between 0 and 100),
  started_at timestamptz not null,
  completed_at timestamptz,
  deadline_at timestamptz,
  -- the whole state, but for the plan's rules, which plan_id pins
  state jsonb not null,
  version integer not null,
  seq integer not null,
  head text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  live boolean not null generated always as (status in ('not_started', 'in_progress')) stored,
  check ((status = 'completed') = (completed_at is not null))
);
-- one live enrolment for each person and plan, whatever its version
create unique index plan_enrolments_one_live on plan_enrolments (user_id, plan_code) where live;
create index plan_enrolments_by_user on plan_enrolments (user_id, id desc);
create index plan_enrolments_by_plan on plan_enrolments (plan_code, id desc);
create index plan_enrolments_by_status on plan_enrolments (status, id desc);
create index plan_enrolments_by_version on plan_enrolments (plan_id) where live;

create table plan_enrolment_events (
  plan_enrolment_id uuid not null references plan_enrolments (id),
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
  primary key (plan_enrolment_id, seq)
);
create trigger plan_enrolment_events_append_only before update or delete on plan_enrolment_events
  for each row execute function events_are_append_only();

-- Every accepted command, for ever: a repeat finds that it was done.
create table plan_enrolment_commands (
  plan_enrolment_id uuid not null references plan_enrolments (id),
  command_id text not null,
  type text not null,
  version integer not null,
  at timestamptz not null,
  primary key (plan_enrolment_id, command_id)
);

-- R26: at most one training record for each completed plan enrolment.
create table plan_records (
  plan_enrolment_id uuid primary key references plan_enrolments (id),
  record_id uuid not null unique references training_records (id)
);

-- A change of everybody in a plan to one of its versions, and whose turn it was.
create table plan_moves (
  id uuid primary key,
  plan_id uuid not null references learning_plans (id),
  client_id text not null,
  total integer not null,
  created_at timestamptz not null
);
create table plan_move_rows (
  move_id uuid not null references plan_moves (id),
  plan_enrolment_id uuid not null references plan_enrolments (id),
  -- moved; unchanged: it was at that version already; ended: it had ended by then; null: not yet
  outcome text check (outcome in ('moved', 'unchanged', 'ended')),
  primary key (move_id, plan_enrolment_id)
);
create index plan_move_rows_open on plan_move_rows (plan_enrolment_id, move_id) where outcome is null;

-- Whoever may be enrolled again, or not any more: everybody looks who watches that person.
create function watchers_hear_of_person() returns trigger language plpgsql as $$
begin
  insert into looks (kind, target_id, due_at)
    select w.kind, w.target_id, new.updated_at from watchers w where w.user_id = new.id
    group by w.kind, w.target_id
    order by w.kind, w.target_id
  on conflict (kind, target_id) do update
    set asked = looks.asked + 1, due_at = excluded.due_at, locked_until = null, attempts = 0;
  if found then
    perform pg_notify('rollbook_relay', 'looks');
  end if;
  return null;
end $$;
create trigger users_tell_of_status after update of status on users
  for each row when (old.status is distinct from new.status) execute function watchers_hear_of_person();

-- migrate:down
