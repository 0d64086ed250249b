-- Needs in open cases for which nothing was planned, given or referred.
select c.person_id, c.id, v.id
from vulnerability v
join case_file c
  on c.id = v.case_id
where v.gone = 0
  and v.resolved_on is null
  and v.noted_on < :idle_before
  and c.gone = 0
  and c.status not in ('closed', 'transferred', 'declined', 'duplicate')
  and not exists (
    select 1 from plan_item i where i.case_id = c.id and i.need_id = v.id and i.gone = 0
  )
  and not exists (
    select 1 from assistance a where a.case_id = c.id and a.need_id = v.id and a.gone = 0
  )
  and not exists (
    select 1 from referral r where r.case_id = c.id and r.need_id = v.id and r.gone = 0
  )
