-- Follow-ups due between two days, without those cancelled.
select id, case_id, due_on, done_on
from followup
where gone = 0
  and status in ('due', 'done', 'attempted', 'missed')
  and due_on between :from and :to
order by base
