-- migrate:up
-- Nobody runs an earlier release yet: these locks are held over tables that are empty, or a trial's.
-- squawk-ignore-file constraint-missing-not-valid, adding-foreign-key-constraint, ban-drop-constraint
set lock_timeout = '5s';
set statement_timeout = '10min';

alter table imports
  drop constraint imports_kind_check,
  add constraint imports_kind_check check (kind in ('people', 'activities', 'enrolments', 'status', 'training-records'));

-- R34: a row of a new record, once applied, is known for ever, whatever became of the record. The key is made of what the
-- row says was achieved and when.
create table record_rows_applied (
  user_id uuid not null references users (id),
  key text not null,
  record_id uuid not null references training_records (id),
  primary key (user_id, key)
);

-- Files that prove what records say, known by their hash, for each person apart. They bear no names.
create table record_files (
  user_id uuid not null references users (id),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text not null check (media_type in ('application/pdf', 'image/png', 'image/jpeg')),
  size integer not null check (size > 0),
  body bytea not null,
  created_at timestamptz not null,
  primary key (user_id, sha256)
);

-- migrate:down
