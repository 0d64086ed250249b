-- Births to come, or so long ago that a figure must be wrong.
select s.id, s.case_id, s.id
from summary s
where s.birth_on > :today
  or s.birth_on < :oldest_born
