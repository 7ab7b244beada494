-- migrate:up
-- Nobody runs an earlier release yet: these locks are held over tables that are empty, or a trial's.
-- squawk-ignore-file constraint-missing-not-valid, require-concurrent-index-creation
set lock_timeout = '5s';
set statement_timeout = '10min';

-- A permission that administrators gave: to a person, a group, a role, or all who are registered. What was taken back stays as
-- it was, with when. A group that is taken away leaves its grants behind, which hold for nobody.
create table permission_grants (
  id uuid primary key,
  permission text not null,
  reach text not null,
  grantee_kind text not null check (grantee_kind in ('user', 'group', 'role', 'everyone')),
  -- of a person or a group
  grantee_id uuid,
  -- of a role
  grantee_role text,
  granted_at timestamptz not null,
  withdrawn_at timestamptz,
  check ((grantee_kind in ('user', 'group')) = (grantee_id is not null)),
  check ((grantee_kind = 'role') = (grantee_role is not null))
);
create unique index permission_grants_once on permission_grants
  (permission, reach, grantee_kind, coalesce(grantee_id::text, grantee_role, '')) where withdrawn_at is null;
create index permission_grants_by_grantee on permission_grants (grantee_id) where withdrawn_at is null;

-- A power user's permissions, and the people and activities that they are held to:
-- {people: [{kind, value}], activities: 'all' | [id]}.
create table power_user_profiles (
  id uuid primary key,
  code text not null unique,
  title text not null,
  permissions text[] not null,
  scope jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table power_user_assignments (
  profile_id uuid not null references power_user_profiles (id),
  user_id uuid not null references users (id),
  since timestamptz not null,
  primary key (profile_id, user_id)
);
create index power_user_assignments_by_user on power_user_assignments (user_id);

-- What was done with grants and profiles, by whom and when. Ids and codes only (R35). Never changed.
create table permission_events (
  id uuid primary key,
  subject_kind text not null check (subject_kind in ('grant', 'profile')),
  subject_id uuid not null,
  type text not null check (type in ('granted', 'withdrawn', 'made', 'changed', 'assigned', 'unassigned')),
  actor_kind text not null,
  actor_id text,
  at timestamptz not null,
  data jsonb not null
);
create index permission_events_by_subject on permission_events (subject_id, id);
create trigger permission_events_append_only before update or delete on permission_events
  for each row execute function events_are_append_only();

-- migrate:down
