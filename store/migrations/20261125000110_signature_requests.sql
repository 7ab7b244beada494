-- migrate:up
set lock_timeout = '5s';
set statement_timeout = '10min';

-- Documents that are out for signature with an external service. A signed callback closes each once, in the transaction that
-- leaves the command for its enrolment.
create table signature_requests (
  id uuid primary key,
  enrolment_id uuid not null references enrolments (id),
  service text not null,
  -- what is to be signed: its version, the SHA-256 of its bytes, and where it lies
  document_version text not null,
  document_sha256 text check (document_sha256 ~ '^[0-9a-f]{64}$'),
  document_reference text not null,
  status text not null check (status in ('open', 'signed', 'declined', 'expired')),
  expires_at timestamptz not null,
  -- when it was signed, declined or expired, and when that was heard
  closed_at timestamptz,
  heard_at timestamptz,
  -- the code of the rule that refused the signature
  refusal text,
  client_id text not null,
  created_at timestamptz not null,
  check ((status = 'open') = (closed_at is null)),
  check ((closed_at is null) = (heard_at is null))
);
create index signature_requests_by_enrolment on signature_requests (enrolment_id, id desc);

-- migrate:down
