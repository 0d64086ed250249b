-- The register: one line per person with the newest case, the first telephone and
-- the first paper, in the order the people came in. The columns stand in the order
-- of the columns of the table that is written.
select
  p.outside_number,
  c.registered_on,
  e.name,
  h.outside_number,
  p.household_role,
  p.family_name,
  p.given_name,
  p.sex,
  p.birth_on,
  null,
  p.age_estimate,
  p.age_estimated_on,
  p.origin_region,
  p.origin_cercle,
  c.departure_country,
  c.route,
  c.return_category,
  c.arrived_on,
  c.entry_point,
  t.number,
  d.kind,
  d.number,
  c.number,
  c.first_contact_on,
  p.n
from person p
left join case_file c
  on c.n = (select max(x.n) from case_file x where x.person_id = p.id and x.gone = 0)
left join contact t
  on t.n = (select min(x.n) from contact x where x.person_id = p.id and x.gone = 0)
left join document d
  on d.n = (select min(x.n) from document x where x.person_id = p.id and x.gone = 0)
left join household h
  on h.id = p.household_id
left join centre e
  on e.id = c.centre_id
where p.gone = 0
order by p.n
