-- migrate:up
-- Nobody runs an earlier release yet: these locks are held over tables that are empty, or a trial's.
-- squawk-ignore-file require-concurrent-index-creation
set lock_timeout = '5s';
set statement_timeout = '10min';

-- A message can carry any of the system's own commands to an enrolment (`tell`), and can ask who waits for a completion
-- to look (`completed`). Kinds that others have added stay.
do $$
declare
  kinds text;
begin
  select string_agg(distinct quote_literal(kind), ', ') into kinds from (
    select (regexp_matches(pg_get_constraintdef(oid), '''([a-z_]+)''', 'g'))[1] as kind
    from pg_constraint where conrelid = 'outbox'::regclass and conname = 'outbox_kind_check'
    union select 'tell' union select 'completed'
  ) known;
  execute 'alter table outbox drop constraint outbox_kind_check';
  execute 'alter table outbox add constraint outbox_kind_check check (kind in (' || kinds || ')) not valid';
end $$;
alter table outbox validate constraint outbox_kind_check;
alter table outbox add column command jsonb;

-- R21: deadlines that are counted from the completion of another activity, by its code.
create index policies_by_awaited on policies ((rules #>> '{deadline,activity}'))
  where rules #>> '{deadline,basis}' = 'completion';

-- Who completes what some policy counts from leaves a message; the relay tells those who wait for it.
create function completions_are_told() returns trigger language plpgsql as $$
begin
  if exists (
    select from policies p join activities a on a.code = p.rules #>> '{deadline,activity}'
    where p.rules #>> '{deadline,basis}' = 'completion' and a.id = new.activity_id
  ) then
    insert into outbox (kind, target_id, due_at) values ('completed', new.id, new.updated_at);
    perform pg_notify('rollbook_relay', 'messages');
  end if;
  return null;
end $$;
create trigger enrolments_tell_completions after update of status on enrolments
  for each row when (new.status = 'completed' and old.status <> 'completed') execute function completions_are_told();

-- migrate:down
