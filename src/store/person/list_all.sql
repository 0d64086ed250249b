-- Everybody, by name.
select n
from summary
order by name_sort
