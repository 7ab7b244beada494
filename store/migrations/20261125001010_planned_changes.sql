-- migrate:up
set lock_timeout = '5s';
set statement_timeout = '10min';

-- Changes of a profile that are to come true when a day begins where the person is.
create table planned_changes (
  id uuid primary key,
  user_id uuid not null references users (id),
  effective_from date not null,
  -- when that day begins where the person is; another time zone moves it
  due_at timestamptz not null,
  -- {field: value}; a manager by id
  changes jsonb not null,
  source text not null check (source in ('hr', 'scim', 'manual')),
  override boolean not null,
  status text not null check (status in ('planned', 'done', 'cancelled', 'refused')),
  -- why it could not be carried out, as a code
  refusal text,
  reason_text uuid references personal_text (id),
  actor_kind text not null,
  actor_id text,
  on_behalf_of text,
  created_at timestamptz not null,
  settled_at timestamptz,
  check ((status = 'planned') = (settled_at is null)),
  check ((status = 'refused') = (refusal is not null))
);
create index planned_changes_due on planned_changes (due_at, id) where status = 'planned';
create index planned_changes_by_user on planned_changes (user_id, id desc);

-- migrate:down
