-- migrate:up
set lock_timeout = '5s';
set statement_timeout = '10min';

-- A named list of people, kept by hand, by CSV or by SCIM.
create table groups (
  id uuid primary key,
  code text not null unique,
  name text not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- Who is in it now; who came and went, and by whom, is in the history of each person (R36).
create table group_members (
  group_id uuid not null references groups (id),
  user_id uuid not null references users (id),
  source text not null check (source in ('hr', 'scim', 'manual')),
  since timestamptz not null,
  primary key (group_id, user_id)
);
create index group_members_by_user on group_members (user_id, group_id);

-- migrate:down
