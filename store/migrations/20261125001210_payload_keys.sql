-- migrate:up
set lock_timeout = '5s';
set statement_timeout = '10min';

-- Which keys wrote payloads of workflows, by their ids: a process that has not all of them does not start. A row is taken
-- away by hand when no run from the time of its key is left.
create table payload_keys (
  id text primary key,
  first_used_at timestamptz not null
);

-- migrate:down
