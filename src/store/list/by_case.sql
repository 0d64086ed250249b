-- Whose newest case this is.
select n
from summary
where case_id = :id
