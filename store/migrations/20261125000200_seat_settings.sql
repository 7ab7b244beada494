-- migrate:up
-- Nobody runs an earlier release yet: these locks are held over tables that are empty, or a trial's.
-- squawk-ignore-file ban-drop-not-null, constraint-missing-not-valid, require-concurrent-index-creation
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

-- A mail to who owns a session is about that session, and about nobody's enrolment.
alter table mails alter column enrolment_id drop not null;
alter table mails add column session_id uuid;
alter table mails add constraint mails_session_fkey foreign key (session_id) references sessions (id) not valid;
alter table mails validate constraint mails_session_fkey;
alter table mails add constraint mails_about check (num_nonnulls(enrolment_id, session_id) = 1) not valid;
alter table mails validate constraint mails_about;
create unique index mails_of_session on mails (session_id, template, occurrence) where session_id is not null;

-- migrate:down
