-- Everybody with their row number.
select n, id
from summary
