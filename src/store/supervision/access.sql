-- The last cases of others that were opened for a stated reason.
select e.body, c.number, c.person_id, c.worker_id
from entry e
join case_file c
  on c.id = e.record
where e.op = 'access'
order by e.n desc
limit :most
