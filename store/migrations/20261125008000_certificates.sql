-- migrate:up
-- Nobody runs an earlier release yet: these locks are held over tables that are empty, or a trial's.
-- squawk-ignore-file constraint-missing-not-valid, adding-foreign-key-constraint, require-concurrent-index-creation
set lock_timeout = '5s';
set statement_timeout = '10min';

-- What certificates look like and say, in versions that never change.
create table certificate_templates (
  id uuid primary key,
  code text not null,
  version integer not null,
  rules jsonb not null,
  created_at timestamptz not null,
  unique (code, version)
);
insert into certificate_templates (id, code, version, rules, created_at) values (
  '00000000-0000-7000-8000-000000008000', 'default', 1, '{
    "heading": "Certificate of Completion",
    "wording": [
      "This is to certify that", "{name}", "has successfully completed", "{title}", "on {completionDate}",
      "Provided by {provider}", "Qualification {qualificationCode}", "Valid until {expiresAt}"
    ],
    "issuer": "The training administration",
    "signatory": null,
    "colours": {"accent": "#0b5f54", "text": "#18202b"},
    "logo": null,
    "pageSize": "a4-landscape",
    "language": "en",
    "activities": [],
    "qualificationCodes": []
  }', '2026-11-25T00:00:00Z'
);

-- From it each credential gets its place in the lists of those that are revoked.
create sequence certificate_numbers minvalue 0 start 0;

-- R27: a certificate of a record, with all that it shows and the very bytes that were given out. It ends when its record is
-- corrected (superseded), or is no more (revoked), and never comes back.
create table certificates (
  id uuid primary key,
  serial text not null unique,
  number bigint not null unique,
  -- goes with its record (R35), and stays ended: certificates_stay_ended
  record_id uuid not null references training_records (id) on delete cascade,
  template_id uuid not null references certificate_templates (id),
  facts jsonb not null,
  -- characters that no font has
  unshown text[] not null,
  pdf bytea not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- the verifiable credential: a compact JWS
  credential text not null,
  issued_at timestamptz not null,
  valid_until timestamptz,
  ended_as text check (ended_as in ('superseded', 'revoked')),
  ended_at timestamptz,
  check ((ended_as is null) = (ended_at is null))
);
-- one that holds for each record, whoever asks for it at the same time
create unique index certificates_one_living on certificates (record_id) where ended_as is null;
create index certificates_by_record on certificates (record_id, id);
create index certificates_ended on certificates (number) where ended_as is not null;

-- Does a record stand: neither void nor deleted? (A record without a mark of deletion is not deleted.)
create function record_stands(r training_records) returns boolean language sql stable parallel safe as $$
  select r.voided_at is null and to_jsonb(r) ->> 'deleted_at' is null
$$;

-- Whoever changes a record ends what certifies it, in the same transaction: by a trigger, so that no path past it is left.
create function certificates_follow_records() returns trigger language plpgsql as $$
declare
  said jsonb := to_jsonb(new);
begin
  update certificates set
    ended_as = case when record_stands(new) then 'superseded' else 'revoked' end,
    ended_at = greatest(
      issued_at, new.voided_at, (said ->> 'deleted_at')::timestamptz, (said ->> 'recorded_at')::timestamptz
    )
  where record_id = new.id and ended_as is null;
  return null;
end $$;
create trigger certificates_follow_records after update on training_records
  for each row when (
    record_stands(old) and not record_stands(new)
    or (old.user_id, old.record_type, old.object_id, old.title, old.training_provider, old.completion_date,
      old.qualification_code, old.expires_at)
    is distinct from (new.user_id, new.record_type, new.object_id, new.title, new.training_provider, new.completion_date,
      new.qualification_code, new.expires_at)
  ) execute function certificates_follow_records();

-- What was issued stays as it was; only its end is added, once.
create function certificates_only_end() returns trigger language plpgsql as $$
begin
  if old.ended_as is not null or to_jsonb(old) - '{ended_as,ended_at}'::text[] <> to_jsonb(new) - '{ended_as,ended_at}'::text[] then
    raise exception 'a certificate does not change' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger certificates_only_end before update on certificates
  for each row execute function certificates_only_end();

-- Who deletes a certificate (at the end of its retention) does not make its credential valid again.
create table certificate_numbers_gone (
  number bigint primary key
);
create function certificates_stay_ended() returns trigger language plpgsql as $$
begin
  insert into certificate_numbers_gone (number) values (old.number);
  return null;
end $$;
create trigger certificates_stay_ended after delete on certificates
  for each row execute function certificates_stay_ended();

-- The public halves of the organisation's keys, the former ones as well: what they signed is to be checked for ever.
create table if not exists signing_keys (
  id text primary key,
  public_key jsonb not null,
  first_used_at timestamptz not null
);

-- migrate:down
