-- People who came together, the slips they carry, and what becomes of them.

-- An arrival of several: a bus, a convoy, a flight.
create table arrival (
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

-- A slip: the hash of its code. The newest of a person counts.
create table slip (
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
create index slip_person_id on slip (person_id);
create index slip_token_hash on slip (token_hash);

-- The arrival a case began with, and whether it is followed or helped once.
alter table case_file add column arrival_id blob;
alter table case_file add column selection text check (selection in ('full', 'one_off', 'nothing'));
alter table case_file add column selection_reason text;
alter table case_file add column selected_on text;
alter table case_file add column selected_by blob;

create index case_file_arrival_id on case_file (arrival_id) where arrival_id is not null;
