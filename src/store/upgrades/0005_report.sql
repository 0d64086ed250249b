-- Frozen reports and targets.

-- That two registrations are one person.
create table identity_link (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  person_id blob,
  same_as_id blob,
  status text check (status in ('linked', 'undone')),
  reason text,
  decided_on text,
  decided_by blob
) strict;
create index identity_link_person_id on identity_link (person_id);
create index identity_link_same_as_id on identity_link (same_as_id);

-- A target of a project.
create table target (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  project_id blob,
  indicator text,
  amount integer,
  place text,
  starts_on text,
  ends_on text,
  note text
) strict;
create index target_project_id on target (project_id);

-- The words of the office for an indicator.
create table indicator (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  code text,
  label text,
  definition text,
  funder_code text,
  since text
) strict;

-- A report that was frozen: the whole of it in body, the records behind each figure in content.
create table report (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  title text,
  starts_on text,
  ends_on text,
  place text,
  project_id blob,
  made_on text,
  made_by blob,
  program text,
  device text,
  number integer,
  hash text,
  body text,
  content text
) strict;

-- Numbers that records have in another register: a table brought in twice corrects, never doubles.
alter table assistance add column outside_number text;
alter table referral add column outside_number text;
alter table session add column outside_number text;
alter table case_file add column return_number text;

create index assistance_outside_number on assistance (outside_number) where outside_number is not null;
create index referral_outside_number on referral (outside_number) where outside_number is not null;
create index session_outside_number on session (outside_number) where outside_number is not null;
create index case_file_return_number on case_file (return_number) where return_number is not null;
create index case_file_outside_number on case_file (outside_number) where outside_number is not null;

-- What figures read, packed: a report reads these and not the tables. They grow at their end
-- only, in the order of the journal, so that a large import pays little for them.
create index person_figure on person (
  base, id, sex, birth_on, birth_about, age_estimate, age_estimated_on, nationality
) where gone = 0;
create index case_file_figure on case_file (
  base, id, person_id, status, first_contact_on, registered_on, arrived_on, return_category,
  departure_country, centre_id, departure_reason, closed_on, closure_reason, assessed_on
) where gone = 0;
create index assistance_figure on assistance (
  base, id, case_id, service, given_on, quantity, amount, currency, project_id, plan_item_id
) where gone = 0;
create index session_figure on session (base, id, case_id, held_on, format, activity)
where gone = 0 and status = 'held';
create index referral_figure on referral (
  base, id, case_id, agency_id, sent_on, answered_on, status
) where gone = 0;
create index payment_paid_on on payment (paid_on) where paid_on is not null;
