-- migrate:up
set lock_timeout = '5s';
set statement_timeout = '10min';

-- Who watches what. A watcher (a plan enrolment, a certification …) wants to know when anything becomes of one person's
-- enrolments in one activity, also of such as are not born yet, or of the records made for it.
create table watchers (
  kind text not null check (kind in ('plan', 'certification', 'requirement', 'rule')),
  target_id text not null,
  user_id uuid not null references users (id),
  activity_id uuid not null references activities (id),
  primary key (kind, target_id, user_id, activity_id)
);
create index watchers_of on watchers (user_id, activity_id);

-- "Look again": one row a watcher, there until it has looked, not until it was told. Written in the transaction of what
-- changed, taken away in the transaction of what the watcher made of it. `asked` rises with every change, so that a look
-- which began before a change does not take away that change's row.
create table looks (
  kind text not null,
  target_id text not null,
  asked bigint not null default 1,
  due_at timestamptz not null,
  locked_until timestamptz,
  attempts integer not null default 0,
  last_error text,
  primary key (kind, target_id)
);
create index looks_due on looks (due_at);

-- By triggers, so that no path past them is left, and because what a trigger reads is as of now: a watcher that was kept
-- while the statement waited for its lock is found as well.
create function watchers_hear_of(who uuid[], what uuid[], at timestamptz) returns void language plpgsql as $$
begin
  insert into looks (kind, target_id, due_at)
    select w.kind, w.target_id, at
    from unnest(who, what) as changed (user_id, activity_id)
      join watchers w on w.user_id = changed.user_id and w.activity_id = changed.activity_id
    group by w.kind, w.target_id
    order by w.kind, w.target_id
  on conflict (kind, target_id) do update
    set asked = looks.asked + 1, due_at = excluded.due_at, locked_until = null, attempts = 0;
  if found then
    perform pg_notify('rollbook_relay', 'looks');
  end if;
end $$;

create function watchers_hear_of_births() returns trigger language plpgsql as $$
begin
  perform watchers_hear_of(array_agg(user_id), array_agg(activity_id), max(updated_at)) from born;
  return null;
end $$;
create trigger enrolments_tell_of_births after insert on enrolments
  referencing new table as born for each statement execute function watchers_hear_of_births();

create function watchers_hear_of_status() returns trigger language plpgsql as $$
begin
  perform watchers_hear_of(array[new.user_id], array[new.activity_id], new.updated_at);
  return null;
end $$;
create trigger enrolments_tell_of_status after update of status on enrolments
  for each row when (old.status is distinct from new.status) execute function watchers_hear_of_status();

create function watchers_hear_of_record() returns trigger language plpgsql as $$
begin
  perform watchers_hear_of(array[new.user_id], array[new.object_id], coalesce(new.voided_at, new.created_at));
  return null;
end $$;
create trigger training_records_tell_of_new after insert on training_records
  for each row when (new.object_id is not null) execute function watchers_hear_of_record();
create trigger training_records_tell_of_change after update on training_records
  for each row when (new.object_id is not null) execute function watchers_hear_of_record();

-- migrate:down
