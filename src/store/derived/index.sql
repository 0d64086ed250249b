-- What a person is found by.
insert into found (rowid, words, sounds, numbers, others)
values (:n, :words, :sounds, :numbers, :others)
