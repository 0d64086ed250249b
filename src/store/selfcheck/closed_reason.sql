-- Cases closed without a reason.
select person_id, id, id
from case_file
where gone = 0
  and status = 'closed'
  and coalesce(closure_reason, '') = ''
