-- What people are likened by, in the order they came in; the number they go by outside, or
-- else that of their newest case.
select
  p.n,
  p.id,
  p.family_name,
  p.given_name,
  p.other_name,
  p.sex,
  p.birth_on,
  p.birth_about,
  p.age_estimate,
  p.age_estimated_on,
  p.father_name,
  p.mother_name,
  p.origin_region,
  p.origin_cercle,
  p.origin_village,
  p.household_id,
  coalesce(p.outside_number, (
    select c.number
    from case_file c
    where c.person_id = p.id
      and c.gone = 0
    order by c.n desc
    limit 1
  ))
from person p
where p.gone = 0
  and (:person is null or p.id = :person)
order by p.n
