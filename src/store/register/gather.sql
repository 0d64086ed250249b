-- How many bytes the search index gathers before it writes them.
insert into found (found, rank)
values ('hashsize', :bytes)
