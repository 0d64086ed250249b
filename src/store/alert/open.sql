-- Safety alerts that nobody has cleared yet, oldest first: all of them, or those of one user,
-- who follows the case or opened the alert.
select
  a.id,
  a.case_id,
  c.number,
  c.person_id,
  c.worker_id,
  a.source,
  a.status,
  a.opened_on,
  a.opened_at,
  a.opened_by,
  a.next_contact_on,
  p.value
from alert a
join case_file c
  on c.id = a.case_id
left join answer p
  on p.record = c.id
  and p.question = 'do_not_contact_police'
where a.gone = 0
  and a.status <> 'cleared'
  and (:team = 1 or c.worker_id is :me or a.opened_by is :me)
order by a.opened_on, a.opened_at, a.n
