-- migrate:up
-- Nobody runs an earlier release yet: these locks are held over tables that are empty, or a trial's.
-- squawk-ignore-file require-concurrent-index-creation
set lock_timeout = '5s';
set statement_timeout = '10min';

-- What SCIM says of a person that no field of the profile keeps.
create table scim_users (
  user_id uuid primary key references users (id),
  employee_number text,
  -- SCIM has deleted them: they are deactivated, and not there for SCIM until somebody lets them in again
  gone_at timestamptz
);
create index scim_users_employee_number on scim_users (employee_number) where employee_number is not null;

-- The key that a directory knows a group by.
alter table groups add column external_id text;
create index groups_external_id on groups (external_id) where external_id is not null;

-- SCIM compares usernames without their case.
create index users_username_without_case on users (lower(username));

-- migrate:down
