-- Whose newest case this is, by the row number of the case.
select n
from summary
where case_n = :case_n
