-- Open cases by worker, level and step, and how many of each were registered long ago; read
-- from the index `case_open` alone.
select worker_id, risk, status, count(*), sum(coalesce(registered_on < :long_ago, 1))
from case_file
where gone = 0
  and status not in ('closed', 'transferred', 'declined', 'duplicate')
group by worker_id, risk, status
