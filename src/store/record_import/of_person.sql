-- The cases of a person by the number in another register, of the person or of the case.
select c.id, c.person_id, coalesce(c.registered_on, ''), coalesce(c.arrived_on, ''),
  coalesce(c.return_number, '')
from case_file c
where c.gone = 0
  and c.person_id in (
    select p.id
    from person p
    where p.outside_number = :number
      and p.gone = 0
  )
union
select c.id, c.person_id, coalesce(c.registered_on, ''), coalesce(c.arrived_on, ''),
  coalesce(c.return_number, '')
from case_file c
where c.outside_number = :number
  and c.gone = 0
order by 3, 1
