-- Every newest case with the row number of its person.
select case_id, n
from summary
where case_id is not null
