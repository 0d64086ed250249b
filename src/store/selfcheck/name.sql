-- The names of a person and the number of a case.
select p.family_name, p.given_name, c.number
from person p
left join case_file c
  on c.id = :case_id
where p.id = :person
