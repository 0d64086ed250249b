CREATE TABLE origin (
  n integer primary key,
  device blob not null check (length(device) = 16),
  incarnation blob not null check (length(incarnation) = 8),
  unique (device, incarnation)
) strict;

CREATE TABLE entry (
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

CREATE INDEX entry_record on entry (record);

CREATE TABLE setting (
  key text primary key,
  value any not null
) strict, without rowid;

CREATE TABLE draft (
  record blob primary key,
  kind text not null,
  by_user blob not null,
  at integer not null,
  body blob not null
) strict, without rowid;

CREATE TABLE answer (
  record blob not null,
  question text not null,
  value any not null,
  primary key (record, question)
) strict, without rowid;

CREATE TABLE person (
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

CREATE INDEX person_household_id on person (household_id) where household_id is not null;

CREATE TABLE contact (
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

CREATE INDEX contact_person_id on contact (person_id);

CREATE TABLE document (
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

CREATE INDEX document_person_id on document (person_id);

CREATE TABLE household (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  name text,
  outside_number text,
  note text
) strict;

CREATE TABLE case_file (
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

CREATE INDEX case_file_person_id on case_file (person_id);

CREATE TABLE consent (
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

CREATE INDEX consent_case_id on consent (case_id);

CREATE TABLE step (
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

CREATE INDEX step_case_id on step (case_id);

CREATE TABLE vulnerability (
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

CREATE INDEX vulnerability_case_id on vulnerability (case_id);

CREATE TABLE strength (
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

CREATE INDEX strength_case_id on strength (case_id);

CREATE TABLE assistance (
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

CREATE INDEX assistance_case_id on assistance (case_id);

CREATE TABLE referral (
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

CREATE INDEX referral_case_id on referral (case_id);

CREATE TABLE session (
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

CREATE INDEX session_case_id on session (case_id);

CREATE TABLE support (
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

CREATE INDEX support_case_id on support (case_id);

CREATE TABLE followup (
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

CREATE INDEX followup_case_id on followup (case_id);

CREATE TABLE note (
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

CREATE INDEX note_case_id on note (case_id);

CREATE TABLE task (
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

CREATE INDEX task_case_id on task (case_id);

CREATE TABLE user (
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

CREATE TABLE centre (
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

CREATE TABLE agency (
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

CREATE INDEX person_outside_number on person (outside_number) where outside_number is not null;

CREATE INDEX case_file_number on case_file (number);

CREATE INDEX case_file_worker on case_file (worker_id);

CREATE INDEX task_worker on task (worker_id);

CREATE INDEX household_outside_number on household (outside_number) where outside_number is not null;

CREATE INDEX followup_due on followup (status, due_on);

CREATE INDEX referral_open on referral (status, sent_on);

CREATE INDEX session_status_day on session (status, held_on);

CREATE TABLE summary (
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

CREATE INDEX summary_name on summary (name_sort);

CREATE INDEX summary_worker on summary (worker_id) where worker_id is not null;

CREATE VIRTUAL TABLE found using fts5 (
  words, sounds, numbers, others,
  tokenize = 'ascii', prefix = '1 2 3', detail = 'column', columnsize = 0
);

CREATE TABLE 'found_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'found_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE 'found_content'(id INTEGER PRIMARY KEY, c0, c1, c2, c3);

CREATE TABLE 'found_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE content (
  hash blob primary key check (length(hash) = 32),
  size integer not null,
  bytes blob not null
) strict;
