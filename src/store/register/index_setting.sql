-- One setting of the search index: how much it gathers before it writes, when it merges.
insert into found (found, rank)
values (:setting, :value)
