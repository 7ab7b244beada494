-- migrate:up
-- Nobody runs an earlier release yet: the locks are held over tables that are empty, or a trial's.
set lock_timeout = '5s';
set statement_timeout = '10min';

-- What activities are about, and who is the person to ask: the experts.
create table topics (
  code text primary key,
  title text not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table topic_experts (
  id uuid primary key,
  code text not null references topics (code),
  user_id uuid not null references users (id),
  named_at timestamptz not null,
  named_by_kind text not null,
  named_by_id text,
  ended_at timestamptz,
  ended_by_kind text,
  ended_by_id text,
  check ((ended_at is null) = (ended_by_kind is null))
);
create unique index topic_experts_once on topic_experts (code, user_id) where ended_at is null;
create index topic_experts_by_user on topic_experts (user_id) where ended_at is null;

create table activity_topics (
  activity_id uuid not null references activities (id),
  code text not null references topics (code),
  primary key (activity_id, code)
);
create index activity_topics_by_code on activity_topics (code, activity_id);

-- migrate:down
