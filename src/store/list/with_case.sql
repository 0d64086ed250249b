-- Everybody who has a case, by row number.
select n
from summary
where case_n is not null
