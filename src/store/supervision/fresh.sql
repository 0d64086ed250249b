-- Cases that others opened or changed (step, level, worker, dates) since a row of the journal.
select distinct c.person_id, c.base > :since
from entry e
join case_file c
  on c.id = e.record
where e.n > :since
  and e.kind = 'case_file'
  and e.by_user is not :me
  and c.gone = 0
