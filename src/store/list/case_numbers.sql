-- The row number of every newest case, with that of its person.
select case_n, n
from summary
where case_n is not null
