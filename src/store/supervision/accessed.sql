-- When a user last stated a reason to open a case.
select at
from entry
where op = 'access'
  and record = :case_id
  and by_user = :me
order by n desc
limit 1
