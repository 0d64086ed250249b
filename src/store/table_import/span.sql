-- The first and the last entry of one transaction.
select min(n), max(n)
from entry
where origin = :origin
  and seq >= :batch
  and batch = :batch
