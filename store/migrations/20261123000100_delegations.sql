-- migrate:up
-- Nobody runs an earlier release yet: these locks are held over tables that are empty, or a trial's.
-- squawk-ignore-file constraint-missing-not-valid
set lock_timeout = '5s';
set statement_timeout = '10min';
create extension if not exists btree_gist;

-- R5: one person stands in for another, from an instant up to another, or until further notice.
create table delegations (
  id uuid primary key,
  principal_id uuid not null references users (id),
  delegate_id uuid not null references users (id),
  starts_at timestamptz not null,
  ends_at timestamptz,
  -- taken back before it began
  cancelled_at timestamptz,
  note_text uuid references personal_text (id),
  -- the key of the machine that entered it, and of the one that changed it last
  created_by text not null,
  changed_by text not null,
  version integer not null default 1,
  -- when its beginning or its end is to be carried out next: open approvals look for their approver then
  next_turn_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (principal_id <> delegate_id),
  check (ends_at > starts_at),
  -- nobody has two who stand in at the same time
  constraint delegations_one_at_a_time exclude using gist (
    principal_id with =, tstzrange(starts_at, ends_at) with &&
  ) where (cancelled_at is null)
);
create index delegations_by_principal on delegations (principal_id, id desc);
create index delegations_by_delegate on delegations (delegate_id, id desc);
create index delegations_turns on delegations (next_turn_at) where next_turn_at is not null;

-- R5: for whom the assignee stands in; empty where it is nobody but themselves.
alter table approval_tasks add column principal_id uuid;
alter table approval_tasks add constraint approval_tasks_principal_id_fkey
  foreign key (principal_id) references users (id) not valid;
alter table approval_tasks validate constraint approval_tasks_principal_id_fkey;

-- migrate:down
