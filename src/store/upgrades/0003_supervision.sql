-- Supervision: remarks on cases, hand-overs, findings passed over, limited views, and the
-- indexes by which the board counts a register of 350,000 people while one waits.

-- A remark of a supervisor on a case: a comment to the worker, or a flag with a date.
create table remark (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  case_id blob,
  kind text check (kind in ('comment', 'flag')),
  text text,
  made_on text,
  made_by blob,
  for_id blob,
  due_on text,
  answer text,
  answered_on text,
  seen_on text,
  resolved_on text,
  resolved_by blob,
  resolution text
) strict;
create index remark_case_id on remark (case_id);
create index remark_open on remark (for_id) where resolved_on is null;

-- A case that goes from one worker to another; the owner changes on acceptance.
create table handover (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  case_id blob,
  from_id blob,
  to_id blob,
  centre_id blob,
  note text,
  status text check (status in ('pending', 'accepted', 'declined', 'withdrawn')),
  asked_on text,
  asked_by blob,
  decided_on text,
  decided_by blob,
  reason text,
  seen_on text
) strict;
create index handover_case_id on handover (case_id);
create index handover_pending on handover (to_id) where status = 'pending';
create index handover_told on handover (decided_on) where status <> 'pending' and seen_on is null;

-- A finding of the self-check that somebody passed over, and why.
create table dismissal (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  person_id blob,
  rule text,
  about text,
  reason text,
  dismissed_on text,
  dismissed_by blob
) strict;
create index dismissal_person_id on dismissal (person_id);

-- When the worker has seen the answer.
alter table approval add column seen_on text;

-- Others' cases show name and number until a reason is stated.
alter table centre add column limited_view integer;

create index approval_pending on approval (asked_on) where status = 'pending';
create index approval_told on approval (asked_by) where seen_on is null and decided_on is not null;

-- Open cases by worker, risk and step: caseload, steps and long silence without a look at the cases.
create index case_open on case_file (worker_id, risk, status, registered_on)
where gone = 0 and status not in ('closed', 'transferred', 'declined', 'duplicate');

-- What is late, and who was in contact.
create index task_open on task (due_on) where done_on is null;
create index plan_item_due on plan_item (due_on) where status in ('planned', 'referred', 'ongoing');
create index followup_was_done on followup (done_on) where status = 'done';
create index session_was_held on session (held_on) where status = 'held';
create index assistance_given on assistance (given_on);
create index attempt_reached on attempt (tried_on) where result = 'reached';
create index alert_open on alert (opened_on) where status <> 'cleared';
create index summary_arrived on summary (arrived_on) where arrived_on is not null;

-- When a supervisor last looked, and who opened whose case for which reason.
create index entry_look on entry (by_user, record) where op = 'look';
create index entry_access on entry (record) where op = 'access';
