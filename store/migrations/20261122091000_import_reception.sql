-- migrate:up
set lock_timeout = '5s';
set statement_timeout = '10min';

-- An import begins when its file has been read to the end; what a broken connection left of one is swept away.
alter table imports add column received_at timestamptz;
-- Rises with every try to carry it out: who holds an older number was given up, and writes nothing any more.
alter table imports add column run integer not null default 0;
create index imports_by_age on imports (id desc) where received_at is not null;

-- What is wrong with the row as a whole (too short, too long), known when it was read.
alter table import_rows add column problem jsonb;

-- migrate:down
