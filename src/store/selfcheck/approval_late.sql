-- Questions for approval without an answer for long.
select c.person_id, c.id, a.id
from approval a
join case_file c
  on c.id = a.case_id
where a.gone = 0
  and a.status = 'pending'
  and a.asked_on < :approval_before
  and c.gone = 0
