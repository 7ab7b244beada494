-- migrate:up
-- Nobody runs an earlier release yet: these locks are held over tables that are empty, or a trial's.
-- squawk-ignore-file ban-drop-constraint, constraint-missing-not-valid, require-concurrent-index-creation, require-concurrent-index-deletion
set lock_timeout = '5s';
set statement_timeout = '10min';

-- R17: a seat that is kept until the claim deadline. (`to_confirm`: in the event, the session is not settled.)
alter table enrolments drop constraint enrolments_status_check,
  add constraint enrolments_status_check check (status in (
    'suggested', 'awaiting_approval', 'waitlisted', 'offered', 'to_confirm', 'enrolled', 'in_progress', 'completed',
    'suspended', 'overbooked', 'failed', 'declined', 'withdrawn', 'cancelled', 'expired'
  )) not valid;
alter table enrolments validate constraint enrolments_status_check;

alter table pools
  -- kept for teams: seats that nobody has yet, and that are not free
  add column reserved integer not null default 0 check (reserved >= 0),
  -- when what the seats are for begins: from then on there is no waiting list (R18)
  add column starts_at timestamptz,
  -- everyone waits until lots were drawn
  add column awaits_draw boolean not null default false;
create index pools_starting on pools (starts_at) where starts_at is not null;

-- Seats kept for a manager's team without names. `used`: how many of them somebody of the team has now.
create table seat_reservations (
  id uuid primary key,
  pool_id uuid not null references pools (id),
  manager_id uuid not null references users (id),
  seats integer not null check (seats > 0),
  used integer not null default 0 check (used between 0 and seats),
  -- so long before the start they go back by themselves; null: at a fixed instant
  release_before text,
  release_at timestamptz not null,
  reason_text uuid references personal_text (id),
  made_by_kind text not null,
  made_by_id text,
  created_at timestamptz not null,
  released_at timestamptz,
  released_by_kind text,
  released_by_id text,
  check ((released_at is null) = (released_by_kind is null))
);
create index seat_reservations_by_pool on seat_reservations (pool_id, id desc);
create index seat_reservations_open on seat_reservations (pool_id, manager_id) where released_at is null;
create index seat_reservations_due on seat_reservations (release_at) where released_at is null;

-- The seed is fixed and its hash shown before anybody knows who will be in the draw.
create table lotteries (
  pool_id uuid primary key references pools (id),
  seed text not null,
  commitment text not null,
  created_at timestamptz not null,
  drawn_at timestamptz,
  -- the command that drew: again it is a repeat
  draw_id uuid,
  drawn_by_kind text,
  drawn_by_id text,
  reason_text uuid references personal_text (id),
  entries integer,
  check ((drawn_at is null) = (entries is null))
);
create table lottery_entries (
  pool_id uuid not null references lotteries (pool_id),
  place integer not null check (place > 0),
  enrolment_id uuid not null references enrolments (id),
  ticket text not null,
  primary key (pool_id, place),
  unique (pool_id, enrolment_id)
);

-- R12: an administrator's rank, then the lot that was drawn, then the number. Who has none comes last.
alter table seats
  add column lot integer not null default 2147483647,
  -- R14: why it was passed over when seats were handed out, and when
  add column passed_over text,
  add column passed_over_at timestamptz,
  -- the team's seat that it has
  add column reservation_id uuid,
  add constraint seats_reservation_fkey foreign key (reservation_id) references seat_reservations (id) not valid,
  alter column rank set default 1000000;
alter table seats validate constraint seats_reservation_fkey;
update seats set rank = 1000000;
drop index seats_queue;
create index seats_queue on seats (pool_id, rank, lot, number) where state = 'queued';
create index seats_beyond on seats (pool_id) where state = 'beyond';
create index seats_by_reservation on seats (reservation_id) where reservation_id is not null;

-- Who gets a seat and has a manager, however far up, with seats kept for the team, has one of those. Looked for with the
-- pool locked, before the row is written; counted after it.
create function seats_find_reservation() returns trigger language plpgsql as $$
declare
  kept integer;
begin
  if new.state not in ('held', 'granted') then
    new.reservation_id := null;
  elsif tg_op = 'UPDATE' and old.state in ('held', 'granted') then
    new.reservation_id := old.reservation_id;
  else
    new.reservation_id := null;
    select reserved into kept from pools where id = new.pool_id for update;
    if kept > 0 then
      with recursive up (id, depth) as (
        select u.manager_id, 1 from enrolments e join users u on u.id = e.user_id where e.id = new.enrolment_id
        union all
        select u.manager_id, up.depth + 1 from up join users u on u.id = up.id where up.depth < 100
      )
      select r.id into new.reservation_id
        from up join seat_reservations r on r.manager_id = up.id
        where r.pool_id = new.pool_id and r.released_at is null and r.used < r.seats
        order by up.depth, r.id limit 1;
    end if;
  end if;
  return new;
end $$;
create trigger seats_find_reservation before insert or update of state on seats
  for each row execute function seats_find_reservation();

-- R11 by the database itself: `taken` and `reserved` follow the rows, together they never rise above the maximum, and
-- nobody has a seat before the draw, by whatever path.
create or replace function seats_are_counted() returns trigger language plpgsql as $$
declare
  had boolean := tg_op <> 'INSERT' and old.state in ('held', 'granted');
  has boolean := tg_op <> 'DELETE' and new.state in ('held', 'granted');
begin
  if has and not had then
    if new.reservation_id is not null then
      update seat_reservations set used = used + 1
        where id = new.reservation_id and released_at is null and used < seats;
      if found then
        update pools set taken = taken + 1, reserved = reserved - 1
          where id = new.pool_id and not awaits_draw and (maximum is null or taken < maximum);
      end if;
    else
      update pools set taken = taken + 1
        where id = new.pool_id and not awaits_draw and (maximum is null or taken + reserved < maximum);
    end if;
    if not found then
      raise exception 'no seat is free' using errcode = 'check_violation', constraint = 'seats_within_maximum';
    end if;
  elsif had and not has then
    if old.reservation_id is not null then
      -- in the order in which everybody locks them
      perform from pools where id = old.pool_id for update;
      update seat_reservations set used = used - 1 where id = old.reservation_id and released_at is null;
      if found then
        update pools set taken = taken - 1, reserved = reserved + 1 where id = old.pool_id;
        return null;
      end if;
    end if;
    update pools set taken = taken - 1 where id = old.pool_id;
  end if;
  return null;
end $$;

-- migrate:down
