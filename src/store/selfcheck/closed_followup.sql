-- Cases that ended while a follow-up is open.
select c.person_id, c.id, f.id
from followup f
join case_file c
  on c.id = f.case_id
where f.gone = 0
  and f.status in ('due', 'attempted')
  and c.gone = 0
  and c.status in ('closed', 'transferred', 'declined', 'duplicate')
