-- migrate:up
set lock_timeout = '5s';
set statement_timeout = '10min';

-- A move of living enrolments to a newer version of their policy (R37).
create table policy_moves (
  id uuid primary key,
  policy_id uuid not null references policies (id),
  client_id text not null,
  total integer not null,
  created_at timestamptz not null
);
create index policy_moves_by_policy on policy_moves (policy_id);

-- Whom it is about. What became of each is read from the enrolment's commands; only a refusal has to be noted.
create table policy_move_rows (
  move_id uuid not null references policy_moves (id),
  enrolment_id uuid not null references enrolments (id),
  from_version integer not null,
  refusal text,
  primary key (move_id, enrolment_id)
);
create index policy_move_rows_by_enrolment on policy_move_rows (enrolment_id);

-- migrate:down
