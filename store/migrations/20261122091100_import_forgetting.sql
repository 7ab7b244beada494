-- migrate:up

-- When the values of its rows were forgotten (R38).
alter table imports add column forgotten_at timestamptz;
create index imports_to_forget on imports (finished_at) where forgotten_at is null;

-- migrate:down
