-- migrate:up
-- Nobody runs an earlier release yet: these locks are held over tables that are empty, or a trial's.
-- squawk-ignore-file adding-foreign-key-constraint, adding-serial-primary-key-field, ban-drop-constraint, constraint-missing-not-valid, require-concurrent-index-creation
set lock_timeout = '5s';
set statement_timeout = '10min';

-- A run of an event: its dated parts as people say them (R19), and the instants that come of them.
create table sessions (
  id uuid primary key,
  activity_id uuid not null references activities (id),
  title text,
  status text not null check (status in ('planned', 'cancelled')),
  timezone text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  minimum integer check (minimum > 0),
  -- when fewer than the minimum have a seat: the owner is told, or the session is cancelled (R18)
  minimum_at timestamptz,
  below_minimum text not null check (below_minimum in ('warn', 'cancel')),
  minimum_done_at timestamptz,
  sign_up_from timestamptz,
  sign_up_until timestamptz,
  cancel_until timestamptz,
  partly_counts boolean not null,
  no_show_fails boolean not null,
  remind_before text[] not null,
  -- what a cancelled session offers to who had a seat, and until when
  offers uuid[] not null default '{}',
  offer_until timestamptz,
  cancel_reason text,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (ends_at > starts_at),
  check (sign_up_from < sign_up_until)
);
create index sessions_by_activity on sessions (activity_id, starts_at, id);
create index sessions_minimum on sessions (minimum_at) where minimum_done_at is null and status = 'planned';

create table session_parts (
  session_id uuid not null references sessions (id),
  position integer not null check (position > 0),
  local_date date not null,
  start_time text not null,
  end_time text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  place text,
  link text,
  primary key (session_id, position),
  check (ends_at > starts_at)
);

create table session_instructors (
  session_id uuid not null references sessions (id),
  user_id uuid not null references users (id),
  primary key (session_id, user_id)
);
create index session_instructors_by_user on session_instructors (user_id);

-- A pool is an activity's or a session's: with a session it has the session's id.
alter table pools drop constraint pools_id_fkey;
alter table pools add column session_id uuid references sessions (id);
alter table pools add constraint pools_of_session check (session_id is null or session_id = id) not valid;
alter table pools validate constraint pools_of_session;
create function pools_belong() returns trigger language plpgsql as $$
begin
  if new.session_id is null and not exists (select from activities where id = new.id for key share) then
    raise exception 'a pool of nothing' using errcode = 'foreign_key_violation', constraint = 'pools_id_fkey';
  end if;
  return new;
end $$;
create trigger pools_belong before insert or update of id on pools for each row execute function pools_belong();

-- One has a seat in the event, and one in each session that one chose.
alter table seats drop constraint seats_pkey;
alter table seats add primary key (enrolment_id, pool_id);
create index seats_by_pool on seats (pool_id, enrolment_id);

-- Which pool a grant is of.
alter table outbox add column pool_id uuid;

-- `to_confirm`: in the event, the session is not settled. Statuses that others have added stay.
do $$
declare
  statuses text;
begin
  select string_agg(distinct quote_literal(status), ', ') into statuses from (
    select (regexp_matches(pg_get_constraintdef(oid), '''([a-z_]+)''', 'g'))[1] as status
    from pg_constraint where conrelid = 'enrolments'::regclass and conname = 'enrolments_status_check'
    union select 'to_confirm'
  ) known;
  execute 'alter table enrolments drop constraint enrolments_status_check';
  execute 'alter table enrolments add constraint enrolments_status_check check (status in (' || statuses || ')) not valid';
end $$;
alter table enrolments validate constraint enrolments_status_check;

-- migrate:down
