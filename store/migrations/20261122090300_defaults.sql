-- migrate:up
set lock_timeout = '5s';
set statement_timeout = '10min';

-- What holds for an activity that names no policy.
insert into policies (id, code, version, rules, created_at) values (
  '00000000-0000-7000-8000-000000000001', 'default', 1,
  '{"approval": {"steps": []}, "seats": {"duringApproval": "none", "holdFor": null, "waitingList": true}, "deadline": null, "reminders": [], "notifyEnrolled": false}',
  '2026-01-01T00:00:00Z'
);

-- Two relays do not arm the same enrolment at once: who takes a batch writes here until when it has it.
alter table enrolments add column arming_until timestamptz;

-- migrate:down
