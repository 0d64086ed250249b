-- Approvals of plans until a day.
select case_id, decided_on
from approval
where gone = 0
  and subject = 'plan'
  and status = 'approved'
  and decided_on <= :to
order by base
