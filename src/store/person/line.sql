-- One line of the list of people.
select
  s.n,
  s.id,
  s.family_name,
  s.given_name,
  s.sex,
  s.birth_on,
  s.birth_about,
  s.age_estimate,
  s.age_estimated_on,
  s.origin,
  s.case_id,
  s.case_number,
  s.status,
  s.risk,
  s.worker_id,
  s.centre_id,
  s.country,
  s.arrived_on
from summary s
where s.n = :n
