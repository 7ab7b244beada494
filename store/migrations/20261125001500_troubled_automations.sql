-- migrate:up
-- Nobody runs an earlier release yet: the lock is held over a table that is empty, or a trial's.
-- squawk-ignore-file require-concurrent-index-creation
set lock_timeout = '5s';
set statement_timeout = '10min';

-- What could not be carried out is counted whenever an automation is shown; the many that only wait are not looked at.
create index automation_dues_troubled on automation_dues (code) where last_error is not null;

-- migrate:down
