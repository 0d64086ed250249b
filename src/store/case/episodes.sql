-- How many persons have or had a case, and how many episodes these are.
select count(distinct person_id), count(*)
from case_file
where gone = 0
  and status <> 'duplicate'
