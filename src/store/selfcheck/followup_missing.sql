-- Plans under way without a follow-up to come.
select c.person_id, c.id, c.id
from case_file c
where c.gone = 0
  and c.status in ('active', 'monitoring', 'reopened')
  and c.status not in ('closed', 'transferred', 'declined', 'duplicate')
  and not exists (
    select 1
    from followup f
    where f.case_id = c.id
      and f.gone = 0
      and f.status in ('due', 'attempted')
  )
