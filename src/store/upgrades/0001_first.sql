-- The first schema: the journal, its projection (one table per kind of record,
-- one column per fact), the answers to questions, and what is derived from them.
-- An id is its 16 bytes everywhere.

-- Where entries are numbered: a device and its incarnations.
create table origin (
  n integer primary key,
  device blob not null check (length(device) = 16),
  incarnation blob not null check (length(incarnation) = 8),
  unique (device, incarnation)
) strict;

-- The journal. Never rewritten, but by forgetting: then body is null and
-- forgotten holds the hash the body had, so that the chain still verifies.
create table entry (
  n integer primary key,
  origin integer not null references origin (n),
  seq integer not null,
  at integer not null,
  batch integer not null,
  op text not null,
  kind text not null,
  record blob not null,
  by_user blob,
  body blob,
  forgotten blob,
  hash blob not null check (length(hash) = 32),
  unique (origin, seq)
) strict;
create index entry_record on entry (record);

-- Settings of this vault on this laptop: not records, not in the journal.
create table setting (
  key text primary key,
  value any not null
) strict, without rowid;

-- What is being typed: kept encrypted within two seconds, gone when saved.
create table draft (
  record blob primary key,
  kind text not null,
  by_user blob not null,
  at integer not null,
  body blob not null
) strict, without rowid;

-- Answers to questions, beside the facts of their record.
create table answer (
  record blob not null,
  question text not null,
  value any not null,
  primary key (record, question)
) strict, without rowid;

-- A person: who somebody is, as far as is known. Nothing is required.
create table person (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  family_name text,
  given_name text,
  other_name text,
  sex text check (sex in ('F', 'M', 'X', 'U')),
  birth_on text,
  birth_about integer,
  birth_source text,
  age_estimate integer,
  age_estimated_on text,
  birth_place text,
  father_name text,
  mother_name text,
  nationality text,
  language text,
  marital_status text,
  education text,
  occupation text,
  skill text,
  origin_region text,
  origin_cercle text,
  origin_village text,
  household_id blob,
  household_role text,
  outside_number text
) strict;
create index person_household_id on person (household_id) where household_id is not null;

-- A telephone by which a person may be reached.
create table contact (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  person_id blob,
  number text,
  owner text,
  safe_to_call text,
  message text,
  note text
) strict;
create index contact_person_id on contact (person_id);

-- A paper that says who somebody is.
create table document (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  person_id blob,
  kind text,
  number text,
  issued_at text,
  issued_on text,
  expires_on text,
  seen integer
) strict;
create index document_person_id on document (person_id);

-- People who live and travel together.
create table household (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  name text,
  outside_number text,
  note text
) strict;

-- One episode of help for one person, from identification to closure.
create table case_file (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  person_id blob,
  number text,
  outside_number text,
  centre_id blob,
  worker_id blob,
  status text check (status in ('draft', 'registered', 'screened', 'assessed', 'plan_draft', 'plan_pending', 'active', 'monitoring', 'closure_pending', 'closed', 'reopened', 'transferred', 'declined', 'duplicate')),
  first_contact_on text,
  registered_on text,
  source text,
  interview_language text,
  interpreter integer,
  departed_on text,
  departure_reason text,
  departure_country text,
  return_category text,
  arrived_on text,
  entry_point text,
  route text,
  convoy text,
  need text,
  help_given text,
  risk text check (risk in ('critical', 'high', 'medium', 'low', 'none')),
  risk_set_on text,
  risk_reason any,
  assessed_on text,
  wish text,
  closed_on text,
  closure_reason text,
  closure_note text,
  review_on text
) strict;
create index case_file_person_id on case_file (person_id);

-- What a person allowed, for one purpose.
create table consent (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  case_id blob,
  purpose text,
  decision text check (decision in ('given', 'refused', 'withdrawn')),
  decided_on text,
  asked_by blob,
  language text,
  interpreter integer,
  form text,
  agency_id blob,
  data text,
  expires_on text,
  note text
) strict;
create index consent_case_id on consent (case_id);

-- One step of a journey.
create table step (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  case_id blob,
  position integer,
  place text,
  country text,
  arrived_on text,
  left_on text,
  transport text,
  held text,
  event any
) strict;
create index step_case_id on step (case_id);

-- One vulnerability of a person, dated.
create table vulnerability (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  case_id blob,
  code text,
  noted_on text,
  detail any,
  resolved_on text,
  resolution text
) strict;
create index vulnerability_case_id on vulnerability (case_id);

-- A strength of the person or of what surrounds them.
create table strength (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  case_id blob,
  code text,
  noted_on text,
  detail text
) strict;
create index strength_case_id on strength (case_id);

-- Help given directly.
create table assistance (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  case_id blob,
  service text,
  given_on text,
  quantity integer,
  amount integer,
  currency text,
  place text,
  donor text,
  receipt text,
  receipt_reference text,
  note text
) strict;
create index assistance_case_id on assistance (case_id);

-- A request to another agency to help a person.
create table referral (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  case_id blob,
  number text,
  agency_id blob,
  service text,
  urgency text check (urgency in ('emergency', 'urgent', 'normal')),
  status text check (status in ('draft', 'sent', 'received', 'accepted', 'rejected', 'in_progress', 'completed', 'not_provided', 'withdrawn', 'expired')),
  sent_on text,
  sent_by text,
  answered_on text,
  completed_on text,
  reason text,
  disclosed text,
  consent_id blob,
  override_reason text,
  outcome_reason text,
  outcome_note text
) strict;
create index referral_case_id on referral (case_id);

-- A psychosocial session.
create table session (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  case_id blob,
  held_on text,
  status text check (status in ('planned', 'held', 'missed', 'cancelled')),
  format text check (format in ('individual', 'family', 'group')),
  activity text,
  duration_minutes integer,
  participants integer,
  language text,
  interpreter integer,
  place text,
  led_by blob,
  summary any,
  next_on text
) strict;
create index session_case_id on session (case_id);

-- Reintegration support.
create table support (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  case_id blob,
  kind text,
  scope text,
  status text check (status in ('planned', 'approved', 'started', 'completed', 'stopped')),
  description text,
  agreed_on text,
  started_on text,
  ended_on text,
  amount integer,
  currency text,
  donor text,
  agency_id blob,
  place text,
  result text
) strict;
create index support_case_id on support (case_id);

-- A visit, call or meeting to see how things go.
create table followup (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  case_id blob,
  calendar text check (calendar in ('protection', 'reintegration')),
  due_on text,
  status text check (status in ('due', 'done', 'attempted', 'missed', 'cancelled')),
  mode text,
  done_on text,
  done_by blob,
  activity_running text,
  income integer,
  finding text,
  next_on text
) strict;
create index followup_case_id on followup (case_id);

-- Something worth remembering about a case.
create table note (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  case_id blob,
  written_on text,
  kind text,
  text text,
  restricted_text any
) strict;
create index note_case_id on note (case_id);

-- A free task somebody set.
create table task (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  case_id blob,
  text text,
  due_on text,
  worker_id blob,
  done_on text
) strict;
create index task_case_id on task (case_id);

-- Somebody who works with the program.
create table user (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  name text,
  role text,
  centre_id blob,
  inactive integer
) strict;

-- A transit centre or office.
create table centre (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  name text,
  code text,
  region text,
  beds integer,
  emergency_contact text,
  inactive integer
) strict;

-- A partner that takes referrals.
create table agency (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  acronym text,
  name text,
  takes text,
  place text,
  contact text,
  hours text,
  checked_on text,
  inactive integer
) strict;

create index person_outside_number on person (outside_number) where outside_number is not null;
create index case_file_number on case_file (number);
create index case_file_worker on case_file (worker_id);
create index task_worker on task (worker_id);
create index household_outside_number on household (outside_number) where outside_number is not null;
create index followup_due on followup (status, due_on);
create index referral_open on referral (status, sent_on);
create index session_status_day on session (status, held_on);

-- Derived: one row per person for lists and filters, made anew from the records.
create table summary (
  n integer primary key,
  id blob not null,
  name_sort text not null,
  family_name text,
  given_name text,
  sex text,
  birth_on text,
  birth_about integer,
  age_estimate integer,
  age_estimated_on text,
  origin text,
  contacts integer not null,
  documents integer not null,
  case_id blob,
  case_number text,
  status text,
  risk text,
  worker_id blob,
  centre_id blob,
  country text,
  arrived_on text,
  registered_on text
) strict;
create index summary_name on summary (name_sort);
create index summary_worker on summary (worker_id) where worker_id is not null;

-- Derived: what people are found by. words: folded names; sounds: their keys;
-- numbers: case, phone and paper numbers; places: origin, parents.
create virtual table found using fts5 (
  words, sounds, numbers, others,
  tokenize = 'ascii', prefix = '1 2 3', detail = 'column', columnsize = 0
);

-- Pieces of the index are merged a little with each write, never all in one save.
insert into found (found, rank)
values ('crisismerge', 200);
