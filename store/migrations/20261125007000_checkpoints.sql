-- migrate:up
-- Nobody runs an earlier release yet: these locks are held over tables that are empty, or a trial's.
-- squawk-ignore-file ban-drop-constraint, constraint-missing-not-valid, require-concurrent-index-creation
set lock_timeout = '5s';
set statement_timeout = '10min';

-- Signed statements of where every history stood (R36). They form a chain: each holds the digest of the one before.
create table checkpoints (
  number integer primary key check (number > 0),
  id uuid not null unique,
  at timestamptz not null,
  -- the day that it is the daily one of; null: it was asked for
  day date,
  -- days before it that have none
  missed date[] not null,
  previous text not null,
  root text not null,
  -- how many heads, by kind
  chains jsonb not null,
  total integer not null,
  key_id text not null,
  -- what was signed, with its signature: a compact JWS; and the SHA-256 of that
  jws text not null,
  digest text not null,
  -- who asked for it
  client_id text,
  -- by it the feed finds what has no position
  xid xid8 not null default pg_current_xact_id()
);
-- one daily checkpoint for each day, whoever makes it
create unique index checkpoints_one_a_day on checkpoints (day) where day is not null;
create index checkpoints_by_xid on checkpoints (xid);
create trigger checkpoints_append_only before update or delete on checkpoints
  for each row execute function events_are_append_only();

-- What was different from the checkpoint before: of each history the newest row up to a checkpoint says where it stood then.
-- No head: it was gone.
create table checkpoint_heads (
  kind text not null,
  chain_id uuid not null,
  number integer not null references checkpoints (number),
  seq integer not null,
  head text,
  primary key (kind, chain_id, number)
);
create trigger checkpoint_heads_append_only before update or delete on checkpoint_heads
  for each row execute function events_are_append_only();

-- Where each checkpoint goes outside the database, and whether it is there.
create table checkpoint_deliveries (
  number integer not null references checkpoints (number),
  channel text not null check (channel in ('file', 'mail')),
  -- of a mail: the address
  target text not null,
  status text not null check (status in ('waiting', 'delivered')),
  attempts integer not null default 0,
  due_at timestamptz not null,
  last_error text,
  delivered_at timestamptz,
  primary key (number, channel, target),
  check ((status = 'delivered') = (delivered_at is not null))
);
create index checkpoint_deliveries_due on checkpoint_deliveries (due_at) where status = 'waiting';

-- The public halves of the organisation's keys, the former ones as well: what they signed is to be checked for ever.
create table signing_keys (
  id text primary key,
  public_key jsonb not null,
  first_used_at timestamptz not null
);

alter table feed drop constraint feed_kind_check;
alter table feed add constraint feed_kind_check
  check (kind in ('enrolment', 'plan-enrolment', 'certification', 'checkpoint'));

-- migrate:down
