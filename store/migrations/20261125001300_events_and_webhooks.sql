-- migrate:up
-- Nobody runs an earlier release yet: these locks are held over tables that are empty, or a trial's.
-- squawk-ignore-file adding-field-with-default, adding-required-field, require-concurrent-index-creation
set lock_timeout = '5s';
set statement_timeout = '10min';

-- Which transaction wrote an event. All that are older than the oldest which is still under way have ended, so that "every
-- event since then" leaves none out, in whatever order they commit.
alter table enrolment_events add column xid xid8 not null default pg_current_xact_id();
create index enrolment_events_by_xid on enrolment_events (xid);
alter table plan_enrolment_events add column xid xid8 not null default pg_current_xact_id();
create index plan_enrolment_events_by_xid on plan_enrolment_events (xid);
alter table user_certification_events add column xid xid8 not null default pg_current_xact_id();
create index user_certification_events_by_xid on user_certification_events (xid);

-- The public feed: a position for each event, given after its commit. Only who holds the feed's lock writes here, so that
-- whoever has read up to a position has read all before it.
create table feed (
  position bigint primary key,
  kind text not null check (kind in ('enrolment', 'plan-enrolment', 'certification')),
  subject_id uuid not null,
  seq integer not null,
  type text not null,
  unique (subject_id, seq)
);
create index feed_by_type on feed (type, position);

-- How far it is: the last position, and since which transaction there may be events without one. 0: since ever.
create table feed_state (
  only_one boolean primary key default true check (only_one),
  position bigint not null,
  horizon xid8 not null,
  -- was there more than the last round took? Then the horizon has not moved up to where it stands
  cut boolean not null default false
);

-- What there is already, in the order in which it was recorded, and of each subject in its own.
insert into feed (position, kind, subject_id, seq, type)
select row_number() over (order by recorded, subject_id, seq), kind, subject_id, seq, type
from (
  select kind, subject_id, seq, type, max(recorded_at) over (partition by subject_id order by seq) as recorded
  from (
    select 'enrolment' as kind, enrolment_id as subject_id, seq, 'com.rollbook.enrolment.' || type as type, recorded_at
    from enrolment_events
    union all
    select 'plan-enrolment', plan_enrolment_id, seq, 'com.rollbook.plan-enrolment.' || type, recorded_at
    from plan_enrolment_events
    union all
    select 'certification', user_certification_id, seq, 'com.rollbook.certification.' || type, recorded_at
    from user_certification_events
  ) as events
) as ordered;
insert into feed_state (position, horizon, cut)
select coalesce(max(position), 0), pg_snapshot_xmin(pg_current_snapshot()), true from feed;

create table webhooks (
  id uuid primary key,
  url text not null,
  -- types of events, or beginnings of them with a star; empty: all
  types text[] not null,
  active boolean not null,
  -- why the system stopped it; null while it is active, and when somebody stopped it
  paused text check (paused in ('failing', 'gone')),
  paused_at timestamptz,
  -- tries that failed since the last success, and since when; from a number of them on one is tried at a time, from probe_at on
  failures integer not null default 0,
  failing_since timestamptz,
  probe_at timestamptz,
  last_delivered_at timestamptz,
  client_id text not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((paused is null) = (paused_at is null)),
  check (paused is null or not active),
  check ((failures = 0) = (failing_since is null))
);

-- What signs. Kept as it is, for who signs must know it; shown once. Until one expires, two sign.
create table webhook_secrets (
  id uuid primary key,
  webhook_id uuid not null references webhooks (id) on delete cascade,
  secret text not null,
  created_at timestamptz not null,
  expires_at timestamptz
);
create index webhook_secrets_by_webhook on webhook_secrets (webhook_id);
-- one is the newest
create unique index webhook_secrets_one_current on webhook_secrets (webhook_id) where expires_at is null;

-- One event on its way to one subscription: there with the event's position, or not at all.
create table webhook_deliveries (
  id uuid primary key,
  webhook_id uuid not null references webhooks (id) on delete cascade,
  -- null: a ping
  position bigint references feed (position),
  -- in whose order it stands; of a ping: itself
  subject_id uuid not null,
  type text not null,
  status text not null check (status in ('waiting', 'delivered', 'dead')),
  due_at timestamptz not null,
  locked_until timestamptz,
  attempts integer not null default 0,
  first_tried_at timestamptz,
  -- [{at, outcome, statusCode, ms}], the newest last
  tries jsonb not null default '[]',
  -- the request that asked for it again
  redelivery_id uuid,
  created_at timestamptz not null,
  settled_at timestamptz,
  unique (webhook_id, position),
  check ((status = 'waiting') = (settled_at is null))
);
create index webhook_deliveries_due on webhook_deliveries (webhook_id, due_at, position) where status = 'waiting';
create index webhook_deliveries_in_order on webhook_deliveries (webhook_id, subject_id, position) where status = 'waiting';
create index webhook_deliveries_by_webhook on webhook_deliveries (webhook_id, id desc);
create index webhook_deliveries_by_status on webhook_deliveries (webhook_id, status, id desc);
create index webhook_deliveries_dead on webhook_deliveries (webhook_id) where status = 'dead';
create index webhook_deliveries_old on webhook_deliveries (coalesce(settled_at, due_at));

-- migrate:down
