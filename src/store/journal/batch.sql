-- The entries of one transaction, newest first.
select n, kind, record
from entry
where origin = :origin
  and seq >= :batch
  and batch = :batch
order by n desc
