-- Saved lists and tables, and what makes a filter on any fact answer at once.

-- A saved list of people or table of figures.
create table list (
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

-- The newest case by its row number: from a fact of a case to the person in one step.
alter table summary add column case_n integer;
update summary
set case_n = (select n from case_file where id = summary.case_id)
where case_id is not null;
create index summary_case_n on summary (case_n) where case_n is not null;
create index summary_case_id on summary (case_id) where case_id is not null;

-- A scan of a table decrypts all of it: half a second at 353,695 people. The index of one fact is
-- a fiftieth of that. Text that is only read has none, nor has what was not answered.
create index person_sex on person (sex) where gone = 0 and sex is not null;
create index person_birth on person (birth_on, birth_about, age_estimate, age_estimated_on) where gone = 0;
create index person_birth_source on person (birth_source) where gone = 0 and birth_source is not null;
create index person_age_estimate on person (age_estimate) where gone = 0 and age_estimate is not null;
create index person_birth_place on person (birth_place) where gone = 0 and birth_place is not null;
create index person_nationality on person (nationality) where gone = 0 and nationality is not null;
create index person_language on person (language) where gone = 0 and language is not null;
create index person_marital_status on person (marital_status) where gone = 0 and marital_status is not null;
create index person_education on person (education) where gone = 0 and education is not null;
create index person_origin_region on person (origin_region) where gone = 0 and origin_region is not null;
create index person_origin_cercle on person (origin_cercle) where gone = 0 and origin_cercle is not null;
create index person_household_role on person (household_role) where gone = 0 and household_role is not null;
create index case_file_centre_id on case_file (centre_id) where gone = 0 and centre_id is not null;
create index case_file_status on case_file (status) where gone = 0 and status is not null;
create index case_file_first_contact_on on case_file (first_contact_on) where gone = 0 and first_contact_on is not null;
create index case_file_registered_on on case_file (registered_on) where gone = 0 and registered_on is not null;
create index case_file_source on case_file (source) where gone = 0 and source is not null;
create index case_file_interview_language on case_file (interview_language) where gone = 0 and interview_language is not null;
create index case_file_interpreter on case_file (interpreter) where gone = 0 and interpreter is not null;
create index case_file_departed_on on case_file (departed_on) where gone = 0 and departed_on is not null;
create index case_file_departure_reason on case_file (departure_reason) where gone = 0 and departure_reason is not null;
create index case_file_departure_country on case_file (departure_country) where gone = 0 and departure_country is not null;
create index case_file_return_category on case_file (return_category) where gone = 0 and return_category is not null;
create index case_file_arrived_on on case_file (arrived_on) where gone = 0 and arrived_on is not null;
create index case_file_entry_point on case_file (entry_point) where gone = 0 and entry_point is not null;
create index case_file_route on case_file (route) where gone = 0 and route is not null;
create index case_file_need on case_file (need) where gone = 0 and need is not null;
create index case_file_help_given on case_file (help_given) where gone = 0 and help_given is not null;
create index case_file_risk on case_file (risk) where gone = 0 and risk is not null;
create index case_file_risk_set_on on case_file (risk_set_on) where gone = 0 and risk_set_on is not null;
create index case_file_assessed_on on case_file (assessed_on) where gone = 0 and assessed_on is not null;
create index case_file_closed_on on case_file (closed_on) where gone = 0 and closed_on is not null;
create index case_file_closure_reason on case_file (closure_reason) where gone = 0 and closure_reason is not null;
create index case_file_review_on on case_file (review_on) where gone = 0 and review_on is not null;
create index case_file_episode on case_file (episode) where gone = 0 and episode is not null;
create index case_file_return_stopped_on on case_file (return_stopped_on) where gone = 0 and return_stopped_on is not null;

-- Answers to questions by question.
create index answer_question on answer (question, value);

-- What hangs on a case, by what is asked of it most, with the case it leads to.
create index consent_purpose on consent (purpose, decision, case_id) where gone = 0;
create index vulnerability_code on vulnerability (code, case_id) where gone = 0;
create index assistance_service on assistance (service, given_on, case_id) where gone = 0;
create index referral_status on referral (status, case_id) where gone = 0;
create index session_held on session (held_on, status, case_id) where gone = 0;
create index followup_done on followup (done_on, case_id) where gone = 0 and done_on is not null;
create index contact_safe on contact (safe_to_call, person_id) where gone = 0;
