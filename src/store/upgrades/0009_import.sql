-- Tables that come in: how they are read, and what was brought in.

-- How tables of one sort are read.
create table mapping (
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

-- One import of a table.
create table table_import (
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
