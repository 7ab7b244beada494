-- migrate:up
-- Nobody runs an earlier release yet: these locks are held over tables that are empty, or a trial's.
-- squawk-ignore-file require-concurrent-index-creation
set lock_timeout = '5s';
set statement_timeout = '10min';

-- What completes an activity; null: what is usual for its type. An enrolment pins it, with the parts, at its birth.
alter table activities
  add column completion jsonb,
  -- the IRI by which learning record statements name it
  add column xapi_id text;
create unique index activities_xapi_id on activities (xapi_id) where xapi_id is not null;

create table activity_parts (
  activity_id uuid not null references activities (id),
  code text not null,
  title text not null,
  required boolean not null,
  position integer not null check (position > 0),
  xapi_id text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (activity_id, code)
);
create unique index activity_parts_xapi_id on activity_parts (xapi_id) where xapi_id is not null;
create index activity_parts_in_order on activity_parts (activity_id, position, code);

-- Evidence of something done elsewhere: where the file lies, not the file. Its name can be a person's words (R35).
create table evidence (
  id uuid primary key,
  enrolment_id uuid not null references enrolments (id),
  name text not null,
  media_type text not null,
  size bigint not null check (size >= 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  reference text not null,
  submitted_by text not null,
  submitted_at timestamptz not null
);
create index evidence_by_enrolment on evidence (enrolment_id, id);

-- Documents that are out for signature with an external service: whose they are, by the service's own id.
create table signature_envelopes (
  envelope text primary key,
  enrolment_id uuid not null references enrolments (id),
  service text not null,
  created_at timestamptz not null
);
create index signature_envelopes_by_enrolment on signature_envelopes (enrolment_id);

-- migrate:down
