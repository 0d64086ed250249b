-- Forms that the office uses in Kobo or ODK, loaded as questions about a person or a case. Their
-- answers stand in `answer`, under keys that begin with the name of the form.
create table questionnaire (
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
