-- Everybody, by row number.
select n
from summary
