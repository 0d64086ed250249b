-- Everybody, and everybody the derived tables still speak of.
select n, id
from person
union
select n, id
from summary
