-- migrate:up
set lock_timeout = '5s';
set statement_timeout = '10min';

-- A commit asked for by an Update leaves one: its run may not have lived to know it. One row an enrolment.
create table syncs (
  enrolment_id uuid primary key references enrolments (id),
  version integer not null,
  due_at timestamptz not null,
  locked_until timestamptz,
  attempts integer not null default 0
);
create index syncs_due on syncs (due_at);

-- Messages on their way to a workflow: written in the commit, drained by state.
create table outbox (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('nudge', 'grant', 'reassign')),
  -- the pool for a nudge, the enrolment for the others
  target_id uuid not null,
  command_id text,
  due_at timestamptz not null,
  locked_until timestamptz,
  attempts integer not null default 0,
  last_error text
);
create index outbox_due on outbox (due_at, id);
create unique index outbox_once on outbox (command_id) where command_id is not null;

create table mails (
  id uuid primary key,
  enrolment_id uuid not null references enrolments (id),
  task_id uuid references approval_tasks (id),
  template text not null,
  to_user_id uuid not null references users (id),
  occurrence text not null,
  at timestamptz not null,
  at_most_once boolean not null,
  -- waiting; sending (marked before a reminder goes out); sent; dropped (its matter had ended); missed (fell due while the
  -- system was down: listed, not sent late); unclear (a reminder whose sending was cut off); failed (given up)
  status text not null check (status in ('waiting', 'sending', 'sent', 'dropped', 'missed', 'unclear', 'failed')),
  due_at timestamptz not null,
  locked_until timestamptz,
  attempts integer not null default 0,
  -- given up a day after it was first tried, not a day after it was written
  first_tried_at timestamptz,
  last_error text,
  sent_at timestamptz,
  created_at timestamptz not null,
  unique (enrolment_id, template, occurrence)
);
create index mails_waiting on mails (due_at) where status in ('waiting', 'sending');
create index mails_troubled on mails (status, id) where status in ('missed', 'unclear', 'failed');

create table imports (
  id uuid primary key,
  kind text not null check (kind in ('people', 'activities', 'enrolments')),
  dry_run boolean not null,
  allow_past_deadlines boolean not null,
  client_id text not null,
  status text not null check (status in ('queued', 'running', 'completed', 'failed')),
  total integer not null default 0,
  done integer not null default 0,
  created integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  rejected integer not null default 0,
  failure text,
  -- when the file had been read to its end; what a broken connection left of one is swept away
  received_at timestamptz,
  -- rises with every try to carry it out: who holds an older number was given up, and writes nothing any more
  run integer not null default 0,
  armed_at timestamptz,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  -- when the values of its rows were forgotten (R38)
  forgotten_at timestamptz
);
create index imports_to_forget on imports (finished_at) where forgotten_at is null;
create index imports_unfinished on imports (created_at) where finished_at is null;

create table import_rows (
  import_id uuid not null references imports (id),
  line integer not null,
  -- the row as it was read, kept 30 days (R38)
  values jsonb,
  -- what is wrong with the row as a whole (too short, too long), known when it was read
  problem jsonb,
  outcome text check (outcome in ('created', 'updated', 'unchanged', 'rejected')),
  subject_id uuid,
  column_name text,
  code text,
  detail text,
  primary key (import_id, line)
);
create index import_rows_open on import_rows (import_id, line) where outcome is null;
create index import_rows_by_outcome on import_rows (import_id, outcome, line);

-- R34: a row once applied is known for ever.
create table import_applied (
  source text not null,
  user_id uuid not null references users (id),
  activity_id uuid not null references activities (id),
  obligation text not null,
  key text not null,
  enrolment_id uuid not null references enrolments (id),
  primary key (user_id, activity_id, source, obligation, key)
);

-- migrate:down
