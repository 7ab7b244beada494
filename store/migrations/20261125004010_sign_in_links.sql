-- migrate:up
-- Nobody runs an earlier release yet: these locks are held over tables that are empty, or a trial's.
-- squawk-ignore-file ban-drop-constraint, constraint-missing-not-valid, require-concurrent-index-creation
set lock_timeout = '5s';
set statement_timeout = '10min';

-- Links that let in who has the mailbox, where no provider says who somebody is. The mail has the token, this only its hash.
create table sign_in_links (
  id uuid primary key,
  hash bytea not null unique check (length(hash) = 32),
  user_id uuid not null references users (id),
  -- the browser that asked for it, by the hash of what it was given
  browser_hash bytea not null check (length(browser_hash) = 32),
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  session_id uuid references user_sessions (id) on delete set null,
  -- a newer one was asked for, or an administrator ended the sessions
  ended_at timestamptz
);
create index sign_in_links_by_user on sign_in_links (user_id, asked_at);

-- A mail is about one thing.
alter table mails add column sign_in_link_id uuid;
alter table mails add constraint mails_sign_in_link_id_fkey
  foreign key (sign_in_link_id) references sign_in_links (id) on delete cascade not valid;
alter table mails validate constraint mails_sign_in_link_id_fkey;
alter table mails drop constraint mails_about;
alter table mails add constraint mails_about check (
  num_nonnulls(enrolment_id, session_id, user_certification_id, sign_in_link_id) = 1
) not valid;
alter table mails validate constraint mails_about;
create unique index mails_once_with_link on mails (sign_in_link_id) where sign_in_link_id is not null;

-- migrate:down
