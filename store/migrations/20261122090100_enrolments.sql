-- migrate:up
set lock_timeout = '5s';
set statement_timeout = '10min';
create table enrolments (
  id uuid primary key,
  user_id uuid not null references users (id),
  activity_id uuid not null references activities (id),
  attempt integer not null check (attempt > 0),
  obligation text not null check (obligation in ('mandatory', 'suggested', 'optional')),
  source text not null,
  role text not null check (role in ('learner', 'tutor', 'instructor')),
  status text not null check (status in (
    'suggested', 'awaiting_approval', 'waitlisted', 'enrolled', 'in_progress', 'completed', 'suspended', 'overbooked',
    'failed', 'declined', 'withdrawn', 'cancelled', 'expired'
  )),
  reason text,
  progress integer not null check (progress between 0 and 100),
  requested_at timestamptz not null,
  enrolled_at timestamptz,
  started_at timestamptz,
  completed_at timestamptz,
  last_visit_at timestamptz,
  deadline_at timestamptz,
  policy_id uuid not null references policies (id),
  grade_text uuid references personal_text (id),
  feedback_text uuid references personal_text (id),
  note_text uuid references personal_text (id),
  -- the whole state as the transition function knows it, but for the policy's rules, which policy_id pins
  state jsonb not null,
  version integer not null,
  seq integer not null,
  head text not null,
  next_due timestamptz,
  -- when the start of its workflow was acknowledged; and until when a relay has it in hand, so that no two start it
  armed_at timestamptz,
  arming_until timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  live boolean not null generated always as (
    status not in ('completed', 'failed', 'declined', 'withdrawn', 'cancelled', 'expired')
  ) stored,
  tab text not null generated always as (
    case
      when status = 'completed' then 'completed'
      when status in ('failed', 'declined', 'withdrawn', 'cancelled', 'expired') then 'cancelled'
      else 'active'
    end
  ) stored,
  unique (user_id, activity_id, attempt)
);
-- R1: one live enrolment per user and activity
create unique index enrolments_one_live on enrolments (user_id, activity_id) where live;
create index enrolments_due on enrolments (next_due) where next_due is not null and live;
create index enrolments_unarmed on enrolments (created_at) where armed_at is null and live;
create index enrolments_by_tab on enrolments (tab, id desc);
create index enrolments_by_status on enrolments (status, id desc);
create index enrolments_by_activity on enrolments (activity_id, id desc);
create index enrolments_by_user on enrolments (user_id, id desc);
-- the ledger by deadline, on every tab; those without one come last
create index enrolments_by_deadline on enrolments (deadline_at, id);
create index enrolments_by_policy on enrolments (policy_id, id desc);

create table enrolment_events (
  enrolment_id uuid not null references enrolments (id),
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
  primary key (enrolment_id, seq)
);

-- Append-only (R36): not even the application changes the past.
create function events_are_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the history is append-only' using errcode = 'restrict_violation';
end $$;
create trigger enrolment_events_append_only before update or delete on enrolment_events
  for each row execute function events_are_append_only();

-- Every accepted command, for ever: a repeat finds its outcome here.
create table commands (
  enrolment_id uuid not null references enrolments (id),
  command_id text not null,
  type text not null,
  version integer not null,
  changed boolean not null,
  at timestamptz not null,
  primary key (enrolment_id, command_id)
);

-- Who has a seat and who waits for one. asked: a number is drawn, approval is pending; queued: waits; granted: given by
-- the pool, on its way to the enrolment; held: taken; beyond: over the maximum, by somebody's word (R11, R12).
create table seats (
  enrolment_id uuid primary key references enrolments (id),
  pool_id uuid not null references pools (id),
  state text not null check (state in ('asked', 'queued', 'granted', 'held', 'beyond')),
  rank integer not null default 0,
  number bigint,
  grant_id uuid unique,
  granted_at timestamptz,
  check ((state = 'granted') <= (grant_id is not null))
);
create index seats_queue on seats (pool_id, rank, number) where state = 'queued';
create index seats_granted on seats (granted_at) where state = 'granted';

-- R11 by the database itself: `taken` follows the seat rows, and cannot pass the maximum by any path.
create function seats_are_counted() returns trigger language plpgsql as $$
declare
  delta integer := 0;
begin
  if tg_op <> 'INSERT' and old.state in ('held', 'granted') then delta := delta - 1; end if;
  if tg_op <> 'DELETE' and new.state in ('held', 'granted') then delta := delta + 1; end if;
  if delta > 0 then
    update pools set taken = taken + delta
      where id = new.pool_id and (maximum is null or taken + delta <= maximum);
    if not found then
      raise exception 'no seat is free' using errcode = 'check_violation', constraint = 'seats_within_maximum';
    end if;
  elsif delta < 0 then
    update pools set taken = taken + delta where id = old.pool_id;
  end if;
  return null;
end $$;
create trigger seats_counted after insert or update of state or delete on seats
  for each row execute function seats_are_counted();

create table approval_tasks (
  id uuid primary key,
  enrolment_id uuid not null references enrolments (id),
  step integer not null,
  assignee_id uuid references users (id),
  assignment integer not null,
  status text not null check (status in ('open', 'approved', 'declined', 'reassigned', 'escalated', 'expired', 'withdrawn')),
  opened_at timestamptz not null,
  due_at timestamptz,
  decided_at timestamptz,
  decided_by_kind text,
  decided_by_id text,
  on_behalf_of text,
  comment_text uuid references personal_text (id),
  check ((status = 'open') = (decided_at is null))
);
create unique index approval_tasks_one_open on approval_tasks (enrolment_id) where status = 'open';
create index approval_tasks_open_by_assignee on approval_tasks (assignee_id, id) where status = 'open';
create index approval_tasks_open on approval_tasks (id) where status = 'open';
create index approval_tasks_by_assignee on approval_tasks (assignee_id, id);
create index approval_tasks_by_enrolment on approval_tasks (enrolment_id, id);

create table training_records (
  id uuid primary key,
  user_id uuid not null references users (id),
  enrolment_id uuid references enrolments (id),
  attempt integer,
  record_type text not null,
  object_id uuid,
  title text not null,
  training_provider text,
  completion_date date not null,
  completed_at timestamptz,
  other_information text,
  qualification_code text,
  expires_at date,
  source text not null check (source in ('completion', 'manual', 'import')),
  voided_at timestamptz,
  created_at timestamptz not null
);
-- R26: exactly one valid record for each completed attempt
create unique index training_records_one_valid on training_records (enrolment_id) where voided_at is null;
create index training_records_by_user on training_records (user_id, id desc);

-- The tabs' counters: every change of tab adds a row, a sweep folds them, so that no two commits wait for one another.
create table ledger_deltas (
  tab text not null,
  n integer not null
);
create function ledger_counts_births() returns trigger language plpgsql as $$
begin
  insert into ledger_deltas (tab, n) select tab, count(*) from born group by tab;
  return null;
end $$;
create trigger enrolments_count_births after insert on enrolments
  referencing new table as born for each statement execute function ledger_counts_births();
create function ledger_counts_moves() returns trigger language plpgsql as $$
begin
  if new.tab <> old.tab then
    insert into ledger_deltas (tab, n) values (old.tab, -1), (new.tab, 1);
  end if;
  return null;
end $$;
create trigger enrolments_count_moves after update of status on enrolments
  for each row execute function ledger_counts_moves();

-- migrate:down
