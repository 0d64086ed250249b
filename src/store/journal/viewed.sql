-- When a user last looked at a record.
select at
from entry
where record = :record
  and kind = :kind
  and by_user = :by_user
  and op = 'view'
order by n desc
limit 1
