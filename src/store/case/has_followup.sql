-- A follow-up of a case due on a day.
select 1
from followup
where case_id = :case_id
  and due_on = :due_on
  and gone = 0
