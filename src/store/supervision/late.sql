-- What is late on open cases: worker, sort, person. Nobody is called about somebody who died.
with things as (
  select case_id, 'followup' as sort
  from followup
  where gone = 0
    and status in ('due', 'attempted')
    and due_on < :today
  union all
  select case_id, 'session'
  from session
  where gone = 0
    and status = 'planned'
    and held_on < :today
  union all
  select case_id, 'task'
  from task
  where gone = 0
    and done_on is null
    and due_on < :today
    and case_id is not null
  union all
  select case_id, 'referral'
  from referral
  where gone = 0
    and status in ('sent', 'received', 'expired')
    and answered_on is null
    and sent_on < case urgency
      when 'emergency' then :emergency
      when 'urgent' then :urgent
      else :normal
    end
  union all
  select case_id, 'plan_item'
  from plan_item
  where gone = 0
    and status in ('planned', 'referred', 'ongoing')
    and due_on < :today
)
select c.worker_id, t.sort, c.person_id
from things t
join case_file c
  on c.id = t.case_id
where c.gone = 0
  and c.status not in ('closed', 'transferred', 'declined', 'duplicate')
  and not (c.status = 'closure_pending' and coalesce(c.closure_reason, '') = 'DECEASED')
