-- migrate:up
set lock_timeout = '5s';
set statement_timeout = '10min';

-- A kept answer can show a person's data: it is found, and erased, with them (R35).
alter table idempotency_keys add column person_id uuid;
create index idempotency_keys_person on idempotency_keys (person_id) where person_id is not null;

-- The ledger sorted by deadline, on every tab; those without one come last.
create index enrolments_by_any_deadline on enrolments (deadline_at, id);
create index enrolments_by_policy on enrolments (policy_id, id desc);

-- migrate:down
