-- One row per person for lists and filters: the person and the newest case.
insert or replace into summary (
  n, id, name_sort, family_name, given_name, sex, birth_on, birth_about, age_estimate,
  age_estimated_on, origin, contacts, documents, case_id, case_number, status, risk,
  worker_id, centre_id, country, arrived_on, registered_on, case_n
)
select
  p.n,
  p.id,
  :name_sort,
  p.family_name,
  p.given_name,
  p.sex,
  p.birth_on,
  p.birth_about,
  p.age_estimate,
  p.age_estimated_on,
  coalesce(p.origin_cercle, p.origin_region, p.origin_village),
  (select count(*) from contact t where t.person_id = p.id and t.gone = 0),
  (select count(*) from document d where d.person_id = p.id and d.gone = 0),
  c.id,
  c.number,
  c.status,
  c.risk,
  c.worker_id,
  c.centre_id,
  c.departure_country,
  c.arrived_on,
  c.registered_on,
  c.n
from person p
left join case_file c
  on c.n = (select max(x.n) from case_file x where x.person_id = p.id and x.gone = 0)
where p.id = :id
