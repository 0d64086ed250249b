-- Open cases that were registered long ago, and whose they are.
select id, person_id
from case_file
where gone = 0
  and status not in ('closed', 'transferred', 'declined', 'duplicate')
  and coalesce(registered_on < :long_ago, 1)
