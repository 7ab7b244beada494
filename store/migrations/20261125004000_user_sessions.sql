-- migrate:up
set lock_timeout = '5s';
set statement_timeout = '10min';

-- Who is signed in. The browser has the token, this has only its hash; nothing is kept of where somebody was.
create table user_sessions (
  id uuid primary key,
  hash bytea not null unique check (length(hash) = 32),
  user_id uuid not null references users (id),
  method text not null check (method in ('provider', 'link')),
  began_at timestamptz not null,
  -- to the minute; so long without use, and it has ended
  last_seen_at timestamptz not null,
  -- however much it is used
  ends_at timestamptz not null,
  ended_at timestamptz,
  ended_why text check (ended_why in ('signed_out', 'everywhere', 'administrator', 'replaced', 'deactivated', 'expired')),
  ended_by_kind text,
  ended_by_id text,
  check ((ended_at is null) = (ended_why is null))
);
create index user_sessions_by_user on user_sessions (user_id, id desc);
create index user_sessions_live on user_sessions (user_id) where ended_at is null;

-- migrate:down
