-- The people whose cases are hidden from a user: few, if any.
select p.n, p.id
from flag f
join person p
  on p.id = f.person_id
where f.user_id = :user
  and f.kind = 'hidden_from'
  and f.resolved_on is null
  and f.gone = 0
order by p.n
