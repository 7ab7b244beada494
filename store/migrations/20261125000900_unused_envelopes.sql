-- migrate:up
-- Nothing reads or writes it, in any release.
-- squawk-ignore-file ban-drop-table
set lock_timeout = '5s';
set statement_timeout = '10min';

-- Signature requests took its place; nothing was ever written here.
drop table signature_envelopes;

-- migrate:down
