-- What waits for an answer of a supervisor, oldest first.
select
  a.id,
  a.case_id,
  a.subject,
  a.about,
  a.wanted,
  a.asked_on,
  a.asked_by,
  a.ask_note,
  c.number,
  c.person_id,
  c.worker_id,
  c.risk,
  p.family_name,
  p.given_name,
  c.closure_reason,
  c.closure_note
from approval a
join case_file c
  on c.id = a.case_id
join person p
  on p.id = c.person_id
where a.gone = 0
  and a.status = 'pending'
  and c.gone = 0
order by a.asked_on, a.n
