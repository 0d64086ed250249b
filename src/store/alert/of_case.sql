-- Whether a case has a safety alert that nobody has cleared yet.
select 1
from alert
where case_id = :case_id
  and gone = 0
  and status <> 'cleared'
