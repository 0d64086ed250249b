-- Makes one piece of all that the search index has written.
insert into found (found)
values ('optimize')
