-- The last entry of the journal of this laptop.
select e.seq, e.hash
from entry e
join origin o
  on o.n = e.origin
where o.device = :device
  and o.incarnation = :incarnation
order by e.seq desc
limit 1
