-- The kinds of record one transaction of an incarnation wrote.
select distinct e.kind
from entry e
join origin o
  on o.n = e.origin
where o.incarnation = :incarnation
  and e.seq >= :batch
  and e.batch = :batch
