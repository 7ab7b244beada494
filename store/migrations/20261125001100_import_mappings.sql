-- migrate:up
-- Nobody runs an earlier release yet: these locks are held over tables that are empty, or a trial's.
-- squawk-ignore-file constraint-missing-not-valid, adding-foreign-key-constraint, require-concurrent-index-creation, ban-drop-constraint
set lock_timeout = '5s';
set statement_timeout = '10min';

-- How the columns of an HR system's own file are read. A version never changes.
create table import_mappings (
  code text not null,
  version integer not null,
  rules jsonb not null,
  client_id text not null,
  created_at timestamptz not null,
  -- what made it: a repeat finds that it was done
  command_id uuid not null unique,
  primary key (code, version)
);

alter table imports
  drop constraint imports_kind_check,
  add constraint imports_kind_check check (kind in ('people', 'activities', 'enrolments', 'status')),
  drop constraint imports_status_check,
  add constraint imports_status_check check (status in (
    'queued', 'running', 'needs_confirmation', 'completed', 'failed', 'cancelled'
  )),
  add column mapping_code text,
  add column mapping_version integer,
  -- whose people the file speaks of; only who was last brought by the same source can be missing
  add column source text not null default 'hr',
  add column complete_list boolean not null default false,
  -- the share of the people known before that may be missing without a question
  add column max_leavers double precision not null default 0.05,
  add column leavers_planned_at timestamptz,
  -- of a complete list: whom the source had brought and who is in, who of them is missing, and rows that do not say whose they are
  add column known_people integer not null default 0,
  add column missing_people integer not null default 0,
  add column unreadable_rows integer not null default 0,
  add column leavers_done integer not null default 0,
  add column asked_at timestamptz,
  add column confirmed_at timestamptz,
  -- the request that confirmed or cancelled it, and whose it was
  add column answer_command uuid,
  add column answered_by text,
  add constraint imports_mapping foreign key (mapping_code, mapping_version) references import_mappings (code, version);
create index imports_asking on imports (asked_at) where status = 'needs_confirmation';

alter table import_rows
  -- rows with one key are of one person, of which the one with the highest rank counts; digests under a key that is not kept
  add column person_key text,
  add column rank double precision,
  add column own_key text,
  add column manager_key text,
  -- what differed: [{column, from, to}], kept as long as the values (R38)
  add column changes jsonb;

-- Which source brought a person last, and by which import.
create table hr_people (
  user_id uuid primary key references users (id),
  source text not null,
  import_id uuid not null references imports (id)
);
create index hr_people_by_source on hr_people (source, user_id);

-- Who was missing in a complete list, and what became of them.
create table import_leavers (
  import_id uuid not null references imports (id),
  user_id uuid not null references users (id),
  outcome text check (outcome in ('deactivated', 'unchanged')),
  code text,
  primary key (import_id, user_id)
);

-- R19: whom the HR system lets go with the end of a day where they are.
create table planned_leaves (
  user_id uuid primary key references users (id),
  leaves_on date not null,
  import_id uuid not null references imports (id)
);
create index planned_leaves_by_day on planned_leaves (leaves_on, user_id);

-- migrate:down
