-- Everybody's id with their row number.
select id, n
from person
