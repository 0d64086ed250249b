-- The open cases of one person, as the board counts them.
select worker_id, risk, status, 1, coalesce(registered_on < :long_ago, 1)
from case_file
where person_id = :person
  and gone = 0
  and status not in ('closed', 'transferred', 'declined', 'duplicate')
