-- Who of the register took part in a workshop, in the order they were noted.
select c.id, c.number, c.person_id, p.family_name, p.given_name
from session s
join case_file c
  on c.id = s.case_id
join person p
  on p.id = c.person_id
where s.workshop_id = :workshop
  and s.gone = 0
order by s.n
