-- The people of an arrival, in the order in which they were registered.
select
  c.id,
  c.number,
  c.selection,
  c.selection_reason,
  c.need,
  c.arrived_on,
  p.id,
  p.family_name,
  p.given_name,
  p.sex,
  p.birth_on,
  p.birth_about,
  p.age_estimate,
  p.age_estimated_on,
  p.household_id,
  exists (
    select 1
    from slip s
    where s.person_id = p.id
      and s.gone = 0
  ),
  c.worker_id
from case_file c
join person p
  on p.id = c.person_id
  and p.gone = 0
where c.arrival_id = :arrival
  and c.gone = 0
order by c.n
