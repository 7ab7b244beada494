-- migrate:up
set lock_timeout = '5s';
set statement_timeout = '10min';

-- Which tasks a decision on all open ones of an approver meant: a repeat after a crash means the same ones.
create table decision_lists (
  command_id uuid primary key,
  task_ids uuid[] not null,
  created_at timestamptz not null
);
create index decision_lists_age on decision_lists (created_at);

-- migrate:down
