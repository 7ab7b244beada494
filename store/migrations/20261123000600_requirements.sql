-- migrate:up
set lock_timeout = '5s';
set statement_timeout = '10min';

-- The qualifications that are known by a code; activities and records name them by it.
create table qualification_codes (
  code text primary key,
  title text not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- Whoever holds `equivalent` counts as holding `code`: one way, and one step. What was taken back stays, for questions
-- about a past date.
create table qualification_equivalents (
  id uuid primary key,
  code text not null references qualification_codes (code),
  equivalent text not null references qualification_codes (code),
  created_at timestamptz not null,
  removed_at timestamptz,
  check (code <> equivalent)
);
create unique index qualification_equivalents_once on qualification_equivalents (code, equivalent) where removed_at is null;
create index qualification_equivalents_by_code on qualification_equivalents (code);

-- Where everybody stood in the company, and when: who has to hold what at a past date is asked of it.
create table user_profiles (
  user_id uuid not null references users (id),
  since timestamptz not null,
  until timestamptz,
  -- the first that is known of the person
  first boolean not null,
  position_title text,
  department text,
  location text,
  manager_id uuid,
  status text not null,
  primary key (user_id, since)
);
create unique index user_profiles_one_present on user_profiles (user_id) where until is null;
create index user_profiles_by_manager on user_profiles (manager_id, user_id);

create function users_keep_profiles() returns trigger language plpgsql as $$
declare
  at timestamptz := new.created_at;
begin
  if tg_op = 'UPDATE' then
    select greatest(p.since, new.updated_at) into at from user_profiles p where p.user_id = new.id and p.until is null;
    update user_profiles set until = at where user_id = new.id and until is null;
  end if;
  insert into user_profiles (user_id, since, until, first, position_title, department, location, manager_id, status)
  values (new.id, at, null, tg_op = 'INSERT', new.position_title, new.department, new.location, new.manager_id, new.status)
  on conflict (user_id, since) do update set until = null, position_title = excluded.position_title,
    department = excluded.department, location = excluded.location, manager_id = excluded.manager_id, status = excluded.status;
  return null;
end $$;
create trigger users_profiles_begin after insert on users for each row execute function users_keep_profiles();
create trigger users_profiles_change after update on users for each row
  when ((old.position_title, old.department, old.location, old.manager_id, old.status)
    is distinct from (new.position_title, new.department, new.location, new.manager_id, new.status))
  execute function users_keep_profiles();
insert into user_profiles (user_id, since, until, first, position_title, department, location, manager_id, status)
  select id, created_at, null, true, position_title, department, location, manager_id, status from users;

-- "Must hold a valid X", apart from any enrolment. A version never changes; what changes is which one is the newest.
create table requirements (
  code text primary key,
  version integer not null,
  created_at timestamptz not null
);
create table requirement_versions (
  id uuid primary key,
  code text not null references requirements (code),
  version integer not null check (version > 0),
  title text not null,
  source text,
  -- {everybody, users, positionTitles, departments, locations, managers}: see requirement_covers
  who jsonb not null,
  starts_on date not null,
  ends_on date,
  due_on date,
  due_after text,
  recorded_at timestamptz not null,
  replaced_at timestamptz,
  check (ends_on is null or ends_on >= starts_on),
  unique (code, version)
);
create unique index requirement_versions_newest on requirement_versions (code) where replaced_at is null;

-- What satisfies it: any one of these.
create table requirement_satisfiers (
  version_id uuid not null references requirement_versions (id),
  kind text not null check (kind in ('qualification', 'activity', 'certification')),
  -- a qualification's or certification's code, an activity's id
  key text not null,
  primary key (version_id, kind, key)
);

create table requirement_exemptions (
  id uuid primary key,
  code text not null references requirements (code),
  user_id uuid not null references users (id),
  starts_on date not null,
  ends_on date not null,
  reason_text uuid not null references personal_text (id),
  actor_kind text not null,
  actor_id text,
  created_at timestamptz not null,
  withdrawn_at timestamptz,
  check (ends_on >= starts_on)
);
create index requirement_exemptions_by_code on requirement_exemptions (code, id desc);
create index requirement_exemptions_by_user on requirement_exemptions (user_id, code);

-- Who is meant: everybody, who is named, or who fits every field that is given. The only place that knows how people are
-- selected.
create function requirement_covers(who jsonb, person uuid, position_title text, department text, location text, manager uuid)
returns boolean language sql immutable parallel safe as $$
  select coalesce((who ->> 'everybody')::boolean, false)
    or coalesce(jsonb_exists(who -> 'users', person::text), false)
    or (
      who ?| array['positionTitles', 'departments', 'locations', 'managers']
      and (not who ? 'positionTitles' or coalesce(jsonb_exists(who -> 'positionTitles', position_title), false))
      and (not who ? 'departments' or coalesce(jsonb_exists(who -> 'departments', department), false))
      and (not who ? 'locations' or coalesce(jsonb_exists(who -> 'locations', location), false))
      and (not who ? 'managers' or coalesce(jsonb_exists(who -> 'managers', manager::text), false))
    )
$$;

-- What a person holds or held, as it was recorded by `known`: what counts as `key` of `kind`. Validity counts from when it
-- happened (R24), and lasts to the end of its last day.
create function holdings(person uuid, kind text, key text, known timestamptz)
returns table (record_id uuid, since date, until date) language sql stable parallel safe as $$
  select r.id, r.completion_date, r.expires_at
  from training_records r
  where r.user_id = person and r.created_at <= known and (r.voided_at is null or r.voided_at > known)
    and case kind when 'qualification' then r.qualification_code = key when 'activity' then r.object_id::text = key end
$$;

-- How everybody stands to every requirement that covers them: worked out from the facts, kept nowhere. `day`: the day that
-- is asked about, or null for the one that `at` falls on where each person is; `at`: the instant whose profiles count;
-- `known`: what was recorded later is left out, 'infinity' leaves out nothing.
create function compliance_at(day date, at timestamptz, known timestamptz)
returns table (
  code text, version integer, title text, user_id uuid, manager_id uuid, department text, on_day date, state text, due_on date,
  held_kind text, held_key text, counts_as text, record_id uuid, held_since date, held_until date,
  exemption_id uuid, exempt_until date
) language sql stable parallel safe as $$
  select v.code, v.version, v.title, p.user_id, p.manager_id, p.department, d.on_day,
    case
      when held.valid then 'satisfied'
      when exempt.id is not null then 'exempt'
      when d.on_day <= due.due_on then 'due'
      else 'missing'
    end,
    due.due_on, held.kind, held.key, held.counts_as, held.record_id, held.since, held.until, exempt.id, exempt.ends_on
  from requirement_versions v
    join user_profiles p on (p.since <= $2 or p.first and $3 = 'infinity') and (p.until is null or p.until > $2)
    join users u on u.id = p.user_id
    cross join lateral (select coalesce($1, ($2 at time zone u.timezone)::date) as on_day) d
    cross join lateral (
      select greatest(v.due_on, case when v.due_on is null or v.due_after is not null
        then (greatest(v.starts_on, u.hire_date) + coalesce(v.due_after, 'P0D')::interval)::date end) as due_on
    ) due
    left join lateral (
      select a.kind, a.key, a.counts_as, h.record_id, h.since, h.until, h.until is null or h.until >= d.on_day as valid
      from (
        select s.kind, s.key, null::text as counts_as from requirement_satisfiers s where s.version_id = v.id
        union all
        select s.kind, e.equivalent, s.key
        from requirement_satisfiers s join qualification_equivalents e on e.code = s.key
        where s.version_id = v.id and s.kind = 'qualification' and e.created_at <= $3
          and (e.removed_at is null or e.removed_at > $3)
      ) a cross join lateral holdings(p.user_id, a.kind, a.key, $3) h
      where h.since <= d.on_day
      order by valid desc, h.until desc nulls first, h.since desc, h.record_id limit 1
    ) held on true
    left join lateral (
      select x.id, x.ends_on from requirement_exemptions x
      where x.user_id = p.user_id and x.code = v.code and d.on_day between x.starts_on and x.ends_on
        and x.created_at <= $3 and (x.withdrawn_at is null or x.withdrawn_at > $3)
      order by x.ends_on desc, x.id limit 1
    ) exempt on true
  where v.recorded_at <= $3 and (v.replaced_at is null or v.replaced_at > $3)
    and v.starts_on <= d.on_day and (v.ends_on is null or v.ends_on >= d.on_day)
    and p.status not in ('deactivated', 'expired') and (u.hire_date is null or u.hire_date <= d.on_day)
    and requirement_covers(v.who, p.user_id, p.position_title, p.department, p.location, p.manager_id)
$$;

-- migrate:down
