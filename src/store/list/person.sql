-- A person and their newest case, by row number.
select id, case_id
from summary
where n = :n
