-- migrate:up
set lock_timeout = '5s';
set statement_timeout = '10min';

-- A mail that cannot be sent is given up a day after it was first tried, not a day after it was written.
alter table mails add column first_tried_at timestamptz;

-- migrate:down
