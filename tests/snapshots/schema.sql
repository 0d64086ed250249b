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
, previous_id blob, episode integer, return_stopped_on text, return_number text, arrival_id blob, selection text check (selection in ('full', 'one_off', 'nothing')), selection_reason text, selected_on text, selected_by blob) strict;

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
, fields text) strict;

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
, restricted_code any, priority text check (priority in ('critical', 'high', 'medium', 'low', 'none'))) strict;

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
, need_id blob, plan_item_id blob, project_id blob, given_by blob, signature_id blob, outside_number text) strict;

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
, need_id blob, plan_item_id blob, replaces_id blob, override_by blob, caregiver text, caregiver_informed text, caregiver_not_informed text, token_hash text, outside_number text) strict;

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
, begins_at text, stage text, course_id blob, workshop_id blob, outside_number text) strict;

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
, eligible_on text, project_id blob, collective_id blob, plan_item_id blob) strict;

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
, begins_at text, month integer, employee_count integer) strict;

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
, begins_at text) strict;

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
, trained text) strict;

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
, clinical_contact text, clinical_phone text, clinical_night text, contact_checked_on text, srq20_cutoff integer, limited_view integer) strict;

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
, case_n integer) strict;

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

CREATE TABLE plan (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  case_id blob,
  version integer,
  made_on text,
  summary text,
  agreed_on text,
  review_on text
) strict;

CREATE INDEX plan_case_id on plan (case_id);

CREATE TABLE goal (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  case_id blob,
  text text,
  dimension text,
  target_on text,
  reached_on text,
  outcome text
) strict;

CREATE INDEX goal_case_id on goal (case_id);

CREATE TABLE plan_item (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  case_id blob,
  goal_id blob,
  need_id blob,
  service text,
  detail text,
  agency_id blob,
  responsible_id blob,
  due_on text,
  agreed integer,
  status text check (status in ('planned', 'referred', 'ongoing', 'delivered', 'not_delivered', 'cancelled')),
  delivered_on text,
  quantity integer,
  outcome_reason text,
  since_version integer,
  until_version integer,
  note text
) strict;

CREATE INDEX plan_item_case_id on plan_item (case_id);

CREATE TABLE approval (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  case_id blob,
  subject text check (subject in ('assessment', 'plan', 'closure', 'risk', 'tranche')),
  about text,
  wanted text,
  status text check (status in ('none', 'pending', 'approved', 'rejected')),
  asked_on text,
  asked_by blob,
  ask_note text,
  decided_on text,
  decided_by blob,
  comment text
, seen_on text) strict;

CREATE INDEX approval_case_id on approval (case_id);

CREATE TABLE referral_move (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  case_id blob,
  referral_id blob,
  status text check (status in ('draft', 'sent', 'received', 'accepted', 'rejected', 'in_progress', 'completed', 'not_provided', 'withdrawn', 'expired')),
  moved_on text,
  moved_by blob,
  told_by text,
  reason text,
  note text
) strict;

CREATE INDEX referral_move_case_id on referral_move (case_id);

CREATE TABLE disclosure (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  case_id blob,
  told_on text,
  told_by blob,
  agency_id blob,
  recipient text,
  way text,
  fields text,
  referral_id blob,
  consent_id blob,
  copies integer,
  notified_on text,
  note text
) strict;

CREATE INDEX disclosure_case_id on disclosure (case_id);

CREATE TABLE course (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  case_id blob,
  goal text,
  planned integer,
  starts_on text,
  status text check (status in ('running', 'completed', 'dropped')),
  ended_on text,
  drop_reason text,
  satisfaction text,
  note any
) strict;

CREATE INDEX course_case_id on course (case_id);

CREATE TABLE workshop (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  held_on text,
  begins_at text,
  status text check (status in ('planned', 'held', 'missed', 'cancelled')),
  activity text,
  title text,
  duration_minutes integer,
  language text,
  interpreter integer,
  place text,
  centre_id blob,
  led_by blob,
  anonymous integer,
  note text
) strict;

CREATE TABLE scale (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  case_id blob,
  instrument text,
  version text,
  taken_on text,
  taken_by blob,
  language text,
  interpreter integer,
  oral_translation integer,
  consent_id blob,
  answers any
) strict;

CREATE INDEX scale_case_id on scale (case_id);

CREATE TABLE survey (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  case_id blob,
  definition text,
  version text,
  round text,
  taken_on text,
  taken_by blob,
  language text,
  answers text
) strict;

CREATE INDEX survey_case_id on survey (case_id);

CREATE TABLE alert (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  case_id blob,
  source text check (source in ('scale', 'worker')),
  scale_id blob,
  opened_on text,
  opened_at text,
  opened_by blob,
  detail any,
  action any,
  told any,
  told_at text,
  next_contact_on text,
  status text check (status in ('open', 'handled', 'cleared')),
  cleared_on text,
  cleared_at text,
  cleared_by blob,
  clear_note any
) strict;

CREATE INDEX alert_case_id on alert (case_id);

CREATE TABLE payment (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  case_id blob,
  support_id blob,
  position integer,
  amount integer,
  currency text,
  planned_on text,
  status text check (status in ('planned', 'approved', 'paid', 'cancelled')),
  approved_on text,
  approved_by blob,
  paid_on text,
  way text,
  receipt text,
  receipt_reference text,
  note text
) strict;

CREATE INDEX payment_case_id on payment (case_id);

CREATE TABLE attempt (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  case_id blob,
  followup_id blob,
  tried_on text,
  tried_at text,
  tried_by blob,
  mode text,
  result text,
  spoke_with text,
  note text
) strict;

CREATE INDEX attempt_case_id on attempt (case_id);

CREATE TABLE trafficking (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  case_id blob,
  code any,
  noted_on text,
  detail any
) strict;

CREATE INDEX trafficking_case_id on trafficking (case_id);

CREATE TABLE flag (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  person_id blob,
  kind text check (kind in ('no_family', 'no_police', 'hidden_from', 'other')),
  user_id blob,
  noted_on text,
  noted_by blob,
  note text,
  resolved_on text,
  resolved_by blob,
  resolution text
) strict;

CREATE INDEX flag_person_id on flag (person_id);

CREATE TABLE attachment (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  person_id blob,
  case_id blob,
  slot text,
  title text,
  media text check (media in ('jpeg', 'png', 'pdf')),
  size integer,
  content text,
  taken_on text,
  note text
) strict;

CREATE INDEX attachment_person_id on attachment (person_id);

CREATE TABLE household_event (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  person_id blob,
  household_id blob,
  event text check (event in ('joined', 'left', 'reunited')),
  happened_on text,
  role text,
  cause text,
  note text
) strict;

CREATE INDEX household_event_person_id on household_event (person_id);

CREATE TABLE collective (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  name text,
  scope text,
  kind text,
  status text check (status in ('planned', 'approved', 'started', 'completed', 'stopped')),
  project_id blob,
  amount integer,
  currency text,
  place text,
  started_on text,
  ended_on text,
  participation integer,
  note text
) strict;

CREATE TABLE project (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  name text,
  code text,
  donor text,
  currency text,
  budget integer,
  person_limit integer,
  starts_on text,
  ends_on text,
  inactive integer
) strict;

CREATE TABLE offer (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  agency_id blob,
  service text,
  place text,
  contact text,
  phone text,
  hours text,
  checked_on text,
  note text,
  inactive integer
) strict;

CREATE INDEX offer_agency_id on offer (agency_id);

CREATE TABLE wording (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  instrument text,
  language text,
  owner text,
  version text,
  licence text,
  body text
) strict;

CREATE TABLE definition (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  name text,
  version text,
  owner text,
  licence text,
  body text
) strict;

CREATE INDEX flag_user_id on flag (user_id) where user_id is not null;

CREATE INDEX session_led_by on session (led_by) where status = 'planned';

CREATE INDEX workshop_led_by on workshop (led_by);

CREATE INDEX session_workshop_id on session (workshop_id) where workshop_id is not null;

CREATE INDEX support_collective_id on support (collective_id) where collective_id is not null;

CREATE INDEX support_project_id on support (project_id) where project_id is not null;

CREATE TABLE content (
  hash blob primary key check (length(hash) = 32),
  size integer not null,
  bytes blob not null
) strict;

CREATE INDEX referral_number on referral (number);

CREATE INDEX referral_token_hash on referral (token_hash) where token_hash is not null;

CREATE INDEX referral_move_referral_id on referral_move (referral_id);

CREATE INDEX disclosure_referral_id on disclosure (referral_id) where referral_id is not null;

CREATE TABLE remark (
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

CREATE INDEX remark_case_id on remark (case_id);

CREATE INDEX remark_open on remark (for_id) where resolved_on is null;

CREATE TABLE handover (
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

CREATE INDEX handover_case_id on handover (case_id);

CREATE INDEX handover_pending on handover (to_id) where status = 'pending';

CREATE INDEX handover_told on handover (decided_on) where status <> 'pending' and seen_on is null;

CREATE TABLE dismissal (
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

CREATE INDEX dismissal_person_id on dismissal (person_id);

CREATE INDEX approval_pending on approval (asked_on) where status = 'pending';

CREATE INDEX approval_told on approval (asked_by) where seen_on is null and decided_on is not null;

CREATE INDEX task_open on task (due_on) where done_on is null;

CREATE INDEX plan_item_due on plan_item (due_on) where status in ('planned', 'referred', 'ongoing');

CREATE INDEX followup_was_done on followup (done_on) where status = 'done';

CREATE INDEX session_was_held on session (held_on) where status = 'held';

CREATE INDEX assistance_given on assistance (given_on);

CREATE INDEX attempt_reached on attempt (tried_on) where result = 'reached';

CREATE INDEX alert_open on alert (opened_on) where status <> 'cleared';

CREATE INDEX summary_arrived on summary (arrived_on) where arrived_on is not null;

CREATE INDEX entry_look on entry (by_user, record) where op = 'look';

CREATE INDEX entry_access on entry (record) where op = 'access';

CREATE TABLE list (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  name text,
  sort text check (sort in ('people', 'table')),
  body text,
  owner_id blob,
  shared integer
) strict;

CREATE INDEX summary_case_n on summary (case_n) where case_n is not null;

CREATE INDEX summary_case_id on summary (case_id) where case_id is not null;

CREATE INDEX person_birth_source on person (birth_source) where gone = 0 and birth_source is not null;

CREATE INDEX person_age_estimate on person (age_estimate) where gone = 0 and age_estimate is not null;

CREATE INDEX person_birth_place on person (birth_place) where gone = 0 and birth_place is not null;

CREATE INDEX person_language on person (language) where gone = 0 and language is not null;

CREATE INDEX person_marital_status on person (marital_status) where gone = 0 and marital_status is not null;

CREATE INDEX person_education on person (education) where gone = 0 and education is not null;

CREATE INDEX person_household_role on person (household_role) where gone = 0 and household_role is not null;

CREATE INDEX case_file_centre_id on case_file (centre_id) where gone = 0 and centre_id is not null;

CREATE INDEX case_file_interview_language on case_file (interview_language) where gone = 0 and interview_language is not null;

CREATE INDEX case_file_interpreter on case_file (interpreter) where gone = 0 and interpreter is not null;

CREATE INDEX case_file_departed_on on case_file (departed_on) where gone = 0 and departed_on is not null;

CREATE INDEX case_file_departure_reason on case_file (departure_reason) where gone = 0 and departure_reason is not null;

CREATE INDEX case_file_need on case_file (need) where gone = 0 and need is not null;

CREATE INDEX case_file_help_given on case_file (help_given) where gone = 0 and help_given is not null;

CREATE INDEX case_file_risk_set_on on case_file (risk_set_on) where gone = 0 and risk_set_on is not null;

CREATE INDEX case_file_assessed_on on case_file (assessed_on) where gone = 0 and assessed_on is not null;

CREATE INDEX case_file_closed_on on case_file (closed_on) where gone = 0 and closed_on is not null;

CREATE INDEX case_file_closure_reason on case_file (closure_reason) where gone = 0 and closure_reason is not null;

CREATE INDEX case_file_review_on on case_file (review_on) where gone = 0 and review_on is not null;

CREATE INDEX case_file_return_stopped_on on case_file (return_stopped_on) where gone = 0 and return_stopped_on is not null;

CREATE INDEX answer_question on answer (question, value);

CREATE INDEX consent_purpose on consent (purpose, decision, case_id) where gone = 0;

CREATE INDEX vulnerability_code on vulnerability (code, case_id) where gone = 0;

CREATE INDEX assistance_service on assistance (service, given_on, case_id) where gone = 0;

CREATE INDEX referral_status on referral (status, case_id) where gone = 0;

CREATE INDEX session_held on session (held_on, status, case_id) where gone = 0;

CREATE INDEX followup_done on followup (done_on, case_id) where gone = 0 and done_on is not null;

CREATE INDEX contact_safe on contact (safe_to_call, person_id) where gone = 0;

CREATE TABLE identity_link (
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

CREATE INDEX identity_link_person_id on identity_link (person_id);

CREATE INDEX identity_link_same_as_id on identity_link (same_as_id);

CREATE TABLE target (
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

CREATE INDEX target_project_id on target (project_id);

CREATE TABLE indicator (
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

CREATE TABLE report (
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

CREATE INDEX assistance_outside_number on assistance (outside_number) where outside_number is not null;

CREATE INDEX referral_outside_number on referral (outside_number) where outside_number is not null;

CREATE INDEX session_outside_number on session (outside_number) where outside_number is not null;

CREATE INDEX case_file_return_number on case_file (return_number) where return_number is not null;

CREATE INDEX case_file_outside_number on case_file (outside_number) where outside_number is not null;

CREATE INDEX person_figure on person (
  base, id, sex, birth_on, birth_about, age_estimate, age_estimated_on, nationality
) where gone = 0;

CREATE INDEX case_file_figure on case_file (
  base, id, person_id, status, first_contact_on, registered_on, arrived_on, return_category,
  departure_country, centre_id, departure_reason, closed_on, closure_reason, assessed_on
) where gone = 0;

CREATE INDEX assistance_figure on assistance (
  base, id, case_id, service, given_on, quantity, amount, currency, project_id, plan_item_id
) where gone = 0;

CREATE INDEX session_figure on session (base, id, case_id, held_on, format, activity)
where gone = 0 and status = 'held';

CREATE INDEX referral_figure on referral (
  base, id, case_id, agency_id, sent_on, answered_on, status
) where gone = 0;

CREATE INDEX payment_paid_on on payment (paid_on) where paid_on is not null;

CREATE INDEX person_fact on person (
  sex, birth_on, birth_about, age_estimate, age_estimated_on, nationality, origin_region,
  origin_cercle
) where gone = 0;

CREATE INDEX case_file_fact on case_file (
  status, risk, episode, first_contact_on, registered_on, arrived_on, departure_country,
  return_category, entry_point, route, source
) where gone = 0;

CREATE INDEX case_open on case_file (worker_id, risk, status, registered_on, person_id)
where gone = 0 and status not in ('closed', 'transferred', 'declined', 'duplicate');

CREATE TABLE arrival (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  convoy text,
  arrived_on text,
  arrived_at text,
  entry_point text,
  departure_country text,
  return_category text,
  source text
) strict;

CREATE TABLE slip (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  person_id blob,
  token_hash text,
  issued_on text,
  issued_by blob
) strict;

CREATE INDEX slip_person_id on slip (person_id);

CREATE INDEX slip_token_hash on slip (token_hash);

CREATE INDEX case_file_arrival_id on case_file (arrival_id) where arrival_id is not null;

CREATE TABLE questionnaire (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  title text,
  form_id text,
  version text,
  asked_of text check (asked_of in ('case', 'person')),
  loaded_on text,
  off integer,
  body text
) strict;

CREATE TABLE mapping (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  name text,
  topic text check (topic in ('person', 'assistance', 'referral', 'session', 'return')),
  headings text,
  body text
) strict;

CREATE TABLE table_import (
  n integer primary key,
  id blob not null unique,
  base integer not null,
  heads blob,
  gone integer not null default 0,
  topic text check (topic in ('person', 'assistance', 'referral', 'session', 'return')),
  done_on text,
  done_by blob,
  rows integer,
  refused integer,
  file_hash text,
  origin text,
  batch integer,
  undone_on text,
  undone_by blob
) strict;

CREATE INDEX summary_without_contact on summary (contacts) where contacts = 0;

CREATE INDEX person_origin_village on person (origin_village)
where gone = 0 and origin_village is not null;
