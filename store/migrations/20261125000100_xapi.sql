-- migrate:up
set lock_timeout = '5s';
set statement_timeout = '10min';

-- Learning record statements (xAPI), as they came: names of people stand in them, and nowhere else (R35). What a statement
-- means for an enrolment goes to it as a command; `outcome` says what became of that.
create table xapi_statements (
  id uuid primary key,
  -- the order in which they were stored
  seq bigint generated always as identity unique,
  statement jsonb not null,
  -- SHA-256 of what was sent: the same id with something else is refused
  digest bytea not null,
  verb text not null,
  -- the IRI of what it is about; null where that is no activity
  activity text,
  agents text[] not null,
  related_agents text[] not null,
  related_activities text[] not null,
  registration uuid,
  -- the statement that its object refers to, and the one that it voids
  refers_to uuid,
  voids uuid,
  client_id text not null,
  -- when it happened, never in the future, and when it was stored
  happened_at timestamptz not null,
  stored_at timestamptz not null,
  user_id uuid references users (id),
  enrolment_id uuid references enrolments (id),
  -- for the enrolment, while it waits and afterwards
  command jsonb,
  outcome text not null check (outcome in (
    'waiting', 'applied', 'unchanged', 'late', 'refused', 'unknown-actor', 'unknown-activity', 'no-enrolment', 'unknown-verb',
    'voiding'
  )),
  -- the code of the rule that refused it
  refusal text,
  due_at timestamptz,
  locked_until timestamptz,
  attempts integer not null default 0,
  last_error text,
  check ((outcome = 'waiting') = (due_at is not null)),
  check ((outcome = 'refused') = (refusal is not null)),
  check (outcome <> 'waiting' or (enrolment_id is not null and command is not null))
);
create index xapi_statements_waiting on xapi_statements (enrolment_id, happened_at, seq) where outcome = 'waiting';
create index xapi_statements_due on xapi_statements (due_at) where outcome = 'waiting';
create index xapi_statements_by_outcome on xapi_statements (outcome, stored_at, seq);
create index xapi_statements_by_verb on xapi_statements (verb, stored_at, seq);
create index xapi_statements_by_activity on xapi_statements (activity, stored_at, seq) where activity is not null;
create index xapi_statements_by_registration on xapi_statements (registration, stored_at, seq) where registration is not null;
create index xapi_statements_by_agent on xapi_statements using gin (agents);
create index xapi_statements_by_related_agent on xapi_statements using gin (related_agents);
create index xapi_statements_by_related_activity on xapi_statements using gin (related_activities);
create index xapi_statements_by_enrolment on xapi_statements (enrolment_id, stored_at, seq) where enrolment_id is not null;
create index xapi_statements_by_user on xapi_statements (user_id, stored_at, seq) where user_id is not null;
create index xapi_statements_referring on xapi_statements (refers_to) where refers_to is not null;
create index xapi_statements_voiding on xapi_statements (voids) where voids is not null;
create index xapi_statements_by_stored on xapi_statements (stored_at, seq);

-- migrate:down
