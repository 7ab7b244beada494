-- migrate:up
-- Nobody runs an earlier release yet: these locks are held over tables that are empty, or a trial's.
-- squawk-ignore-file ban-drop-constraint, constraint-missing-not-valid, require-concurrent-index-creation
set lock_timeout = '5s';
set statement_timeout = '10min';

-- Reports that are kept: what is asked, and, if so, when it is made by itself, and for whom.
create table reports (
  id uuid primary key,
  name text not null,
  kind text not null,
  params jsonb not null,
  format text not null check (format in ('csv', 'xlsx')),
  -- {every, weekday, day, at, timezone}
  schedule jsonb,
  -- {users, managers}
  recipients jsonb not null,
  -- the occurrences up to here are dealt with; null: it is not made by itself
  covered_until timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  check (schedule is null or covered_until is not null)
);
create unique index reports_by_name on reports (lower(name)) where deleted_at is null;

-- One row for each occurrence, made or missed.
create table report_runs (
  id uuid primary key,
  report_id uuid not null references reports (id),
  due_at timestamptz not null,
  status text not null check (status in ('running', 'done', 'missed', 'failed')),
  -- rises with every try to make it: who holds an older number was given up, and writes nothing any more
  attempt integer not null default 0,
  -- by somebody, apart from the schedule
  asked boolean not null default false,
  -- of the report, when it was made
  version integer not null,
  format text not null,
  last_error text,
  started_at timestamptz,
  finished_at timestamptz,
  -- the files are there until then; null: there are none, or none any more
  kept_until timestamptz,
  unique (report_id, due_at)
);
create index report_runs_by_report on report_runs (report_id, id desc);
create index report_runs_kept on report_runs (kept_until) where kept_until is not null;

-- What was made: the whole, or the part of one manager's team.
create table report_files (
  id uuid primary key,
  run_id uuid not null references report_runs (id),
  attempt integer not null,
  manager_id uuid references users (id),
  row_count integer not null default 0,
  byte_count bigint not null default 0
);
create unique index report_files_once on report_files (run_id, attempt, manager_id) nulls not distinct;
create table report_file_parts (
  file_id uuid not null references report_files (id) on delete cascade,
  seq integer not null,
  bytes bytea not null,
  primary key (file_id, seq)
);
-- compressed already, or to be read once
alter table report_file_parts alter column bytes set storage external;

-- Who was told, and of which part; null: the whole.
create table report_recipients (
  run_id uuid not null references report_runs (id),
  user_id uuid not null references users (id),
  manager_id uuid references users (id),
  primary key (run_id, user_id)
);

alter table mails add column report_run_id uuid;
alter table mails add constraint mails_report_run_id_fkey foreign key (report_run_id) references report_runs (id) not valid;
alter table mails validate constraint mails_report_run_id_fkey;
alter table mails drop constraint mails_about;
alter table mails add constraint mails_about
  check (num_nonnulls(enrolment_id, session_id, user_certification_id, sign_in_link_id, record_id, report_run_id) = 1) not valid;
alter table mails validate constraint mails_about;
create unique index mails_once_about_report on mails (report_run_id, template, to_user_id) where report_run_id is not null;

-- What was changed within some days is found by blocks: rows lie in the order in which they were recorded, and such an index
-- costs a commit next to nothing.
create index enrolment_events_by_time on enrolment_events using brin (recorded_at);
create index plan_enrolment_events_by_time on plan_enrolment_events using brin (recorded_at);
create index user_certification_events_by_time on user_certification_events using brin (recorded_at);
create index user_events_by_time on user_events using brin (recorded_at);

-- migrate:down
