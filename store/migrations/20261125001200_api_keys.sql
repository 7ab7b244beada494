-- migrate:up
set lock_timeout = '5s';
set statement_timeout = '10min';

-- Until when a key is valid, when it was last used (to the minute), how many requests it may send in a minute (null: as many
-- as most), and its version, for If-Match.
alter table api_keys
  add column expires_at timestamptz,
  add column last_used_at timestamptz,
  add column per_minute integer,
  add column version integer not null default 1;

-- Secrets that a rotation replaced: valid for a while longer, so that who uses the key has time to change over.
create table api_key_former_secrets (
  hash bytea primary key,
  key_id text not null references api_keys (id),
  valid_until timestamptz not null
);
create index api_key_former_secrets_by_key on api_key_former_secrets (key_id);

-- What was done with keys, and by which key; null: by the configuration. Never changed.
create table api_key_events (
  id uuid primary key,
  key_id text not null references api_keys (id),
  type text not null check (type in ('made', 'changed', 'rotated', 'revoked')),
  client_id text,
  at timestamptz not null,
  data jsonb not null
);
create index api_key_events_by_key on api_key_events (key_id, id);

-- migrate:down
