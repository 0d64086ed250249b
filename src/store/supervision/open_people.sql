-- Whose open cases these are: of a worker, of nobody (`:nobody`), or of a step.
select person_id
from case_file
where gone = 0
  and status not in ('closed', 'transferred', 'declined', 'duplicate')
  and (:worker is null or worker_id = :worker)
  and (:nobody = 0 or worker_id is null)
  and (:status is null or status = :status)
