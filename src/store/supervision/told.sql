-- Answers of a supervisor that who asked has not seen yet, oldest first.
select
  a.id,
  a.case_id,
  a.subject,
  a.status,
  a.decided_on,
  a.decided_by,
  a.comment,
  c.number,
  c.person_id,
  p.family_name,
  p.given_name
from approval a
join case_file c
  on c.id = a.case_id
join person p
  on p.id = c.person_id
where a.gone = 0
  and a.asked_by = :me
  and a.seen_on is null
  and a.decided_on is not null
  and a.decided_by is not :me
  and a.status in ('approved', 'rejected')
  and c.gone = 0
order by a.decided_on, a.n
