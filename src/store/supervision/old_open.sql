-- Whose case this is, when it is open and was registered long ago.
select person_id
from case_file
where id = :id
  and gone = 0
  and status not in ('closed', 'transferred', 'declined', 'duplicate')
  and coalesce(registered_on < :long_ago, 1)
