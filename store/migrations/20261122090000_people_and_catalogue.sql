-- migrate:up
set lock_timeout = '5s';
set statement_timeout = '10min';
create extension if not exists pg_trgm;

create table users (
  id uuid primary key,
  external_id text unique,
  username text not null unique,
  email text not null,
  given_name text not null,
  family_name text not null,
  position_title text,
  department text,
  location text,
  manager_id uuid references users (id),
  hire_date date,
  timezone text not null default 'UTC',
  locale text not null default 'en',
  status text not null default 'activated' check (status in ('activated', 'active', 'deactivated', 'expired')),
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- what a search by part of a name or address looks into
  search text not null generated always as (
    lower(given_name || ' ' || family_name || ' ' || email || ' ' || username)
  ) stored,
  check (manager_id is distinct from id)
);
create unique index users_email on users (lower(email));
create index users_manager on users (manager_id);
create index users_search on users using gin (search gin_trgm_ops);
create index users_given_prefix on users (lower(given_name) text_pattern_ops);
create index users_family_prefix on users (lower(family_name) text_pattern_ops);
create index users_email_prefix on users (lower(email) text_pattern_ops);

-- One row for each version; versions are never changed (R37).
create table policies (
  id uuid primary key,
  code text not null,
  version integer not null check (version > 0),
  rules jsonb not null,
  created_at timestamptz not null,
  unique (code, version)
);

-- What holds for an activity that names no policy.
insert into policies (id, code, version, rules, created_at) values (
  '00000000-0000-7000-8000-000000000001', 'default', 1,
  '{"approval": {"steps": []}, "seats": {"duringApproval": "none", "holdFor": null, "waitingList": true}, "deadline": null, "reminders": [], "notifyEnrolled": false}',
  '2026-01-01T00:00:00Z'
);

create table activities (
  id uuid primary key,
  code text not null unique,
  title text not null,
  type text not null check (type in ('course', 'quiz', 'event', 'objective', 'acknowledgement', 'external')),
  policy_code text,
  owner_id uuid references users (id),
  deadline_after text,
  training_event boolean not null default false,
  valid_for text,
  training_provider text,
  qualification_code text,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- Whatever has a maximum has a pool; its row is locked for every grant (R11).
create table pools (
  id uuid primary key references activities (id),
  maximum integer check (maximum >= 0),
  taken integer not null default 0 check (taken >= 0),
  next_number bigint not null default 1
);

-- The words of people: erasing salt and body leaves the hash chain whole (R35).
create table personal_text (
  id uuid primary key,
  person_id uuid,
  salt bytea,
  body text,
  created_at timestamptz not null
);

create table api_keys (
  id text primary key,
  name text not null,
  hash bytea not null,
  scopes text[] not null,
  created_at timestamptz not null,
  revoked_at timestamptz
);

create table idempotency_keys (
  client_id text not null,
  route text not null,
  key text not null,
  body_hash bytea not null,
  command_id uuid not null,
  status integer,
  body jsonb,
  -- a kept answer can show a person's data: it is found, and erased, with them (R35)
  person_id uuid,
  created_at timestamptz not null,
  primary key (client_id, route, key)
);
create index idempotency_keys_person on idempotency_keys (person_id) where person_id is not null;
create index idempotency_keys_age on idempotency_keys (created_at);

create table settings (
  key text primary key,
  value jsonb not null
);

-- migrate:down
