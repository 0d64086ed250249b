-- A person whose summary is not what the records say.
select 1
from person p
left join case_file c
  on c.n = (select max(x.n) from case_file x where x.person_id = p.id and x.gone = 0)
left join summary s
  on s.n = p.n
where p.id = :id
  and (
    (p.gone = 0) is not (s.n is not null)
    or (
      p.gone = 0
      and (
        s.id is not p.id
        or s.name_sort is not :name_sort
        or s.family_name is not p.family_name
        or s.given_name is not p.given_name
        or s.sex is not p.sex
        or s.birth_on is not p.birth_on
        or s.birth_about is not p.birth_about
        or s.age_estimate is not p.age_estimate
        or s.age_estimated_on is not p.age_estimated_on
        or s.origin is not coalesce(p.origin_cercle, p.origin_region, p.origin_village)
        or s.contacts is not (
          select count(*) from contact t where t.person_id = p.id and t.gone = 0
        )
        or s.documents is not (
          select count(*) from document d where d.person_id = p.id and d.gone = 0
        )
        or s.case_id is not c.id
        or s.case_number is not c.number
        or s.status is not c.status
        or s.risk is not c.risk
        or s.worker_id is not c.worker_id
        or s.centre_id is not c.centre_id
        or s.country is not c.departure_country
        or s.arrived_on is not c.arrived_on
        or s.registered_on is not c.registered_on
        or s.case_n is not c.n
      )
    )
  )
