-- migrate:up
-- Nobody runs an earlier release yet: these locks are held over tables that are empty, or a trial's.
-- squawk-ignore-file require-concurrent-index-creation
set lock_timeout = '5s';
set statement_timeout = '10min';

-- R35: since when the person is a pseudonym.
alter table users add column erased_at timestamptz;

-- Who was erased. `ending`: the profile and the words are gone, and enrolments, imports and answers that were under way are
-- being brought to their end.
create table erasures (
  id uuid primary key,
  -- no foreign key: after a restore it may be somebody whom the backup does not know yet
  user_id uuid not null unique,
  grounds text not null check (grounds in (
    'no_longer_needed', 'consent_withdrawn', 'objection', 'unlawful', 'legal_obligation', 'request'
  )),
  status text not null check (status in ('ending', 'done')),
  actor_kind text not null,
  actor_id text,
  on_behalf_of text,
  asked_at timestamptz not null,
  -- when it is looked at next, and what it waited for when it last was
  due_at timestamptz not null,
  waits_for text check (waits_for in ('enrolments', 'imports', 'messages')),
  -- how much was erased, by kind
  counts jsonb not null default '{}',
  -- when it was written down outside of the database
  journaled_at timestamptz,
  -- when it was carried out again, after an older backup had taken the database's place
  reapplied_at timestamptz,
  done_at timestamptz,
  check ((status = 'done') = (done_at is not null))
);
create index erasures_under_way on erasures (due_at) where status = 'ending';
create index erasures_to_journal on erasures (asked_at) where journaled_at is null;

-- By what an erased person would be known again: HMAC-SHA256 under a key that is not in the database.
create table tombstones (
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  erasure_id uuid not null references erasures (id),
  kind text not null check (kind in ('external_id', 'username', 'email')),
  created_at timestamptz not null,
  -- an administrator lets the person come again
  lifted_at timestamptz,
  lifted_by text,
  lift_journaled_at timestamptz,
  primary key (digest, erasure_id),
  check ((lifted_at is null) = (lifted_by is null))
);
create index tombstones_by_erasure on tombstones (erasure_id);
create index tombstones_to_journal on tombstones (lifted_at) where lifted_at is not null and lift_journaled_at is null;

-- How long what is kept, and why it may be. The one that says most of a record counts.
create table retention_rules (
  id uuid primary key,
  kind text not null check (kind in ('training_records', 'enrolment_words', 'certification_words', 'mails', 'statements')),
  record_type text,
  qualification_code text,
  basis text not null check (basis in (
    'consent', 'contract', 'legal_obligation', 'vital_interests', 'public_interest', 'legitimate_interests', 'legal_claims'
  )),
  -- null: without an end
  keep_for text,
  counted_from text not null check (counted_from in ('completion', 'expiry', 'erasure', 'end')),
  -- whose is deleted at its end: of who was erased, or of everybody
  scope text not null check (scope in ('erased', 'everybody')),
  version integer not null default 1,
  changed_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique nulls not distinct (kind, record_type, qualification_code),
  check (kind = 'training_records' or (record_type is null and qualification_code is null)),
  check (kind = 'training_records' or scope = 'everybody')
);

-- Records that only who has the permission for records sees: kept by law of somebody who was erased, or by somebody's word.
create table record_restrictions (
  id uuid primary key,
  record_id uuid not null references training_records (id) on delete cascade,
  basis text not null check (basis in ('retention', 'by_hand')),
  -- of the retention: why it may be kept
  legal_basis text,
  -- when the record is deleted; null: not before the restriction is lifted, or its rule has an end
  until timestamptz,
  -- whose it is, when the profile says it no more: {name, externalId}
  holder jsonb,
  reason_text uuid references personal_text (id),
  actor_kind text not null,
  actor_id text,
  created_at timestamptz not null,
  lifted_at timestamptz,
  lifted_by text
);
create unique index record_restrictions_one_open on record_restrictions (record_id) where lifted_at is null;
create index record_restrictions_until on record_restrictions (until) where lifted_at is null and until is not null;

-- Which records there were, and the SHA-256 of what stood in them.
create table deleted_records (
  id uuid primary key,
  user_id uuid not null references users (id),
  enrolment_id uuid references enrolments (id),
  plan_enrolment_id uuid references plan_enrolments (id),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  why text not null check (why in ('erasure', 'retention')),
  -- when it was due, whenever it was done
  due_at timestamptz not null,
  deleted_at timestamptz not null
);
create index deleted_records_by_user on deleted_records (user_id);
create index deleted_records_by_enrolment on deleted_records (enrolment_id) where enrolment_id is not null;

-- What is looked for when somebody is erased.
create index personal_text_by_person on personal_text (person_id) where body is not null;
create index mails_by_person on mails (to_user_id);
create index import_rows_by_subject on import_rows (subject_id) where values is not null;

-- migrate:down
