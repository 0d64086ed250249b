-- The case that bears a number.
select c.id, c.person_id, coalesce(c.registered_on, ''), coalesce(c.arrived_on, ''),
  coalesce(c.return_number, '')
from case_file c
where c.number = :number
  and c.gone = 0
order by c.n
