-- migrate:up
-- Nobody runs an earlier release yet: these locks are held over tables that are empty, or a trial's.
-- squawk-ignore-file require-concurrent-index-creation
set lock_timeout = '5s';
set statement_timeout = '10min';

-- Saved sets of people: by conditions, decided anew whenever they are asked for.
create table audiences (
  id uuid primary key,
  code text not null unique,
  title text not null,
  who jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- Rules (R33): who joins the audience is enrolled in an activity, or in a learning plan.
create table rules (
  id uuid primary key,
  code text not null unique,
  title text not null,
  audience_id uuid not null references audiences (id),
  activity_id uuid references activities (id),
  plan_code text,
  obligation text not null check (obligation in ('mandatory', 'suggested', 'optional')),
  deadline jsonb,
  policy_code text,
  on_leave text not null check (on_leave in ('keep', 'withdraw_if_not_started')),
  active boolean not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (num_nonnulls(activity_id, plan_code) = 1),
  check (policy_code is null or activity_id is not null)
);
create index rules_by_audience on rules (audience_id);
create index rules_active on rules (id) where active;

-- What they were at each version, from when, and by whom (R36).
create table audience_changes (
  audience_id uuid not null references audiences (id) on delete cascade,
  version integer not null,
  client_id text not null,
  at timestamptz not null,
  data jsonb not null,
  primary key (audience_id, version)
);
create table rule_changes (
  rule_id uuid not null references rules (id),
  version integer not null,
  client_id text not null,
  at timestamptz not null,
  data jsonb not null,
  primary key (rule_id, version)
);

-- One row for each rule and person, for good: where the person stands to the rule, and what became of it.
create table rule_members (
  rule_id uuid not null references rules (id),
  user_id uuid not null references users (id),
  state text not null check (state in ('in', 'out', 'excluded')),
  outcome text not null check (outcome in (
    'enrolled', 'enrolled_already', 'completed', 'refused', 'ended', 'removed_by_hand', 'withdrawn', 'kept', 'left', 'lifted'
  )),
  refusal text,
  -- the enrolment, or plan enrolment, that it is about
  enrolment_id uuid references enrolments (id),
  plan_enrolment_id uuid references plan_enrolments (id),
  since timestamptz not null,
  retry_at timestamptz,
  version integer not null,
  updated_at timestamptz not null,
  primary key (rule_id, user_id),
  check ((outcome = 'refused') = (refusal is not null)),
  check ((outcome = 'refused') = (retry_at is not null)),
  check ((state = 'excluded') = (outcome = 'removed_by_hand'))
);
create index rule_members_by_user on rule_members (user_id, rule_id);
create index rule_members_by_enrolment on rule_members (enrolment_id) where enrolment_id is not null;
create index rule_members_by_plan_enrolment on rule_members (plan_enrolment_id) where plan_enrolment_id is not null;
create index rule_members_to_retry on rule_members (rule_id, retry_at) where retry_at is not null;

create table rule_member_events (
  rule_id uuid not null,
  user_id uuid not null,
  seq integer not null,
  type text not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text,
  reason_text uuid references personal_text (id),
  -- ids and codes only: what it is about, why it was refused, and the conditions that held: [{pointer, by}]
  data jsonb not null,
  -- what made it: a repeat finds that it was done
  command_id uuid,
  primary key (rule_id, user_id, seq),
  foreign key (rule_id, user_id) references rule_members (rule_id, user_id)
);
create trigger rule_member_events_append_only before update or delete on rule_member_events
  for each row execute function events_are_append_only();

-- The last evaluation of a rule for everybody. `run` rises with each try: who is not the last one writes nothing any more.
create table rule_evaluations (
  rule_id uuid primary key references rules (id),
  status text not null check (status in ('waiting', 'running', 'completed', 'stopped')),
  run integer not null default 0,
  total integer not null default 0,
  checked integer not null default 0,
  enrolled integer not null default 0,
  withdrawn integer not null default 0,
  refused integer not null default 0,
  asked_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz
);

-- Whom a rule may be about now, or not any more, is looked at again: a look for each person, and for more than a few at once
-- one for each rule. Due at once, whatever the clock of the desk says. Who is below somebody who moved in the tree of managers
-- is meant as well.
create function rules_hear_of(who uuid[]) returns void language plpgsql as $$
declare
  affected uuid[];
begin
  -- who switches a rule on waits for the changes under way, so that it sees them, or they see it
  perform pg_advisory_xact_lock_shared(hashtext('rollbook:rules'));
  if who is null or not exists (select from rules where active) then
    return;
  end if;
  with recursive below as (
    select unnest(who) as id
    union
    select u.id from users u join below b on u.manager_id = b.id
  ), few as (
    select id from below limit 26
  )
  select array_agg(id order by id) into affected from few;
  if cardinality(affected) > 25 then
    insert into looks (kind, target_id, due_at)
      select 'rule', id, to_timestamp(0) from rules where active order by id::text
    on conflict (kind, target_id) do update
      set asked = looks.asked + 1, due_at = excluded.due_at, locked_until = null, attempts = 0;
  else
    insert into looks (kind, target_id, due_at)
      select 'membership', id, to_timestamp(0) from unnest(affected) as id order by id::text
    on conflict (kind, target_id) do update
      set asked = looks.asked + 1, due_at = excluded.due_at, locked_until = null, attempts = 0;
  end if;
  perform pg_notify('rollbook_relay', 'looks');
end $$;

-- By triggers, so that no path past them is left.
create function rules_hear_of_new_people() returns trigger language plpgsql as $$
begin
  perform rules_hear_of((select array_agg(id) from newcomers));
  return null;
end $$;
create trigger users_tell_rules_of_new after insert on users
  referencing new table as newcomers for each statement execute function rules_hear_of_new_people();

create function rules_hear_of_people() returns trigger language plpgsql as $$
declare
  changed uuid[];
begin
  select array_agg(a.id) into changed from latter a join former b on b.id = a.id
  where (a.position_title, a.department, a.location, a.manager_id, a.hire_date, a.timezone, a.level,
      a.status in ('activated', 'active'))
    is distinct from (b.position_title, b.department, b.location, b.manager_id, b.hire_date, b.timezone, b.level,
      b.status in ('activated', 'active'));
  if changed is not null then
    perform rules_hear_of(changed);
  end if;
  return null;
end $$;
create trigger users_tell_rules after update on users
  referencing old table as former new table as latter for each statement execute function rules_hear_of_people();

create function rules_hear_of_group() returns trigger language plpgsql as $$
begin
  perform rules_hear_of((select array_agg(user_id) from changed));
  return null;
end $$;
create trigger group_members_tell_rules_of_new after insert on group_members
  referencing new table as changed for each statement execute function rules_hear_of_group();
create trigger group_members_tell_rules_of_gone after delete on group_members
  referencing old table as changed for each statement execute function rules_hear_of_group();

-- What a row is about has ended, or lives again.
create function rules_hear_of_end() returns trigger language plpgsql as $$
begin
  if exists (select from rule_members where enrolment_id = new.id) then
    insert into looks (kind, target_id, due_at) values ('membership', new.user_id, to_timestamp(0))
    on conflict (kind, target_id) do update
      set asked = looks.asked + 1, due_at = excluded.due_at, locked_until = null, attempts = 0;
    perform pg_notify('rollbook_relay', 'looks');
  end if;
  return null;
end $$;
create trigger enrolments_tell_rules after update of status on enrolments
  for each row when (old.live is distinct from new.live) execute function rules_hear_of_end();

create function rules_hear_of_plan_end() returns trigger language plpgsql as $$
begin
  if exists (select from rule_members where plan_enrolment_id = new.id) then
    insert into looks (kind, target_id, due_at) values ('membership', new.user_id, to_timestamp(0))
    on conflict (kind, target_id) do update
      set asked = looks.asked + 1, due_at = excluded.due_at, locked_until = null, attempts = 0;
    perform pg_notify('rollbook_relay', 'looks');
  end if;
  return null;
end $$;
create trigger plan_enrolments_tell_rules after update of status on plan_enrolments
  for each row when (old.live is distinct from new.live) execute function rules_hear_of_plan_end();

-- migrate:down
