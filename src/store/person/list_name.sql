-- The people asked for, by name. The plus: rows read in their own order and then sorted are
-- sooner there than rows read in the order of the index, each from another page.
select s.n
from summary s
where
  (:status is null or s.status = :status)
  and (
    not :open_only
    or s.status is null
    or s.status not in ('closed', 'transferred', 'declined', 'duplicate')
  )
  and (:risk is null or s.risk = :risk)
  and (:worker is null or s.worker_id = :worker)
  and (:centre is null or s.centre_id = :centre)
  and (:country is null or s.country = :country)
  and (:arrived_from is null or s.arrived_on >= :arrived_from)
  and (:arrived_to is null or s.arrived_on <= :arrived_to)
  and (
    :empty is null
    or (:empty = 'birth' and s.birth_on is null and s.age_estimate is null)
    or (:empty = 'contact' and s.contacts = 0)
    or (:empty = 'document' and s.documents = 0)
    or (:empty = 'risk' and s.risk is null)
    or (:empty = 'worker' and s.worker_id is null)
    or (:empty = 'case' and s.case_id is null)
  )
order by +s.name_sort
