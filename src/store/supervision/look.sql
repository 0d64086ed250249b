-- When a user last looked through a record: the row of the journal and its moment.
select n, at
from entry
where op = 'look'
  and by_user = :me
  and record = :record
order by n desc
limit 1
