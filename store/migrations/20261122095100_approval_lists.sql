-- migrate:up
set lock_timeout = '5s';
set statement_timeout = '10min';

-- The lists of approval tasks: those that are open, and those of one assignee, newest first.
create index approval_tasks_open on approval_tasks (id) where status = 'open';
create index approval_tasks_by_assignee on approval_tasks (assignee_id, id);

-- migrate:down
