-- Everybody with their newest case.
select n, id, case_id
from summary
