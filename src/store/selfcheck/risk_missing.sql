-- Open cases without a risk level.
select person_id, id, id
from case_file
where gone = 0
  and status not in ('closed', 'transferred', 'declined', 'duplicate')
  and risk is null
