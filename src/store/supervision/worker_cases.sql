-- The open cases of a worker, or of nobody: heaviest first.
select c.id, c.number, c.person_id, c.risk, c.status, p.family_name, p.given_name
from case_file c
join person p
  on p.id = c.person_id
where c.gone = 0
  and c.status not in ('closed', 'transferred', 'declined', 'duplicate')
  and c.worker_id is :worker
order by
  case c.risk when 'critical' then 0 when 'high' then 1 when 'medium' then 2 when 'low' then 4 when 'none' then 5 else 3 end,
  c.n
limit :most
