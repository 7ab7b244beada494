-- migrate:up
set lock_timeout = '5s';
set statement_timeout = '10min';

-- When lots are drawn by themselves; null: by hand only.
alter table lotteries add column draw_at timestamptz;
create index lotteries_due on lotteries (draw_at) where drawn_at is null;

alter table seat_reservations add column version integer not null default 1;

alter table pools
  -- of what is set by hand: when it starts, how its seats are given
  add column version integer not null default 1,
  -- the start for which its waiting list was ended (R18); another start ends it anew
  add column ended_for timestamptz;
create index pools_to_end on pools (starts_at) where ended_for is distinct from starts_at;

-- migrate:down
