-- Everybody of whom no telephone is known, by row number.
select n
from summary
where contacts = 0
